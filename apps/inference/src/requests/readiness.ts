import { Type } from 'typebox';
import type { ModelFinder, ModelReference } from '../models/create-model-finder.js';

/** That a model can be asked, as both of the open protocols say it. */
export const Readiness = Type.Object({ name: Type.String(), ready: Type.Boolean() });

/** A handler that answers once the model can be asked; a version is loaded for that. Rejects as `ModelFinder.find` does. */
export function tellReadiness({ find }: Pick<ModelFinder, 'find'>) {
  return async ({ params }: { params: ModelReference }) => {
    await find(params);
    return { name: params.model, ready: true };
  };
}
