import { DomainError } from '@canopy/service-kit/errors';
import type { ServedModel } from '../models/served-model.js';
import type { Champion } from './create-champion.js';

/** The model that serves. @throws DomainError `unavailable` while there is none. */
export function requireModel({ model }: Pick<Champion, 'model'>, modelName: string): ServedModel {
  if (model !== undefined) return model;
  throw new DomainError(
    'unavailable',
    `No model is loaded yet: ${modelName} has no champion, or it could not be loaded. GET /health says more. The first training ends within a minute of the first start.`,
    { subject: modelName },
  );
}
