import type { Service } from '@canopy/service-kit';
import { type TSchema, Type } from 'typebox';
import { ListOf, Nothing, RequiredText } from '../../protocol/fields.js';
import { Int64 } from '../../protocol/int64.js';
import { readExperimentId } from '../experiments/index.js';
import type { ImportedTimesService } from './imported-times.service.js';

const OfEach = <Names extends Record<string, TSchema>>(names: Names) =>
  ListOf(Type.Object({ ...names, created: Int64(), updated: Int64() }));
const Times = Type.Object({
  experiments: OfEach({ experiment_id: RequiredText() }),
  logged_models: OfEach({ model_id: RequiredText() }),
  registered_models: OfEach({ name: RequiredText() }),
  model_versions: OfEach({ name: RequiredText(), version: Int64() }),
});

/**
 * Takes over when things were made and last changed, in milliseconds since 1970, from the server that they came from.
 * There is no such address unless the app was started for an import: times that anybody may set say nothing.
 */
export function importedTimesRoutes(
  app: Service,
  { importedTimes }: { importedTimes: ImportedTimesService | undefined },
  done: () => void,
): void {
  done();
  if (!importedTimes) return;
  app.post('/api/canopy/times', { schema: { body: Times, response: { 200: Nothing } } }, async ({ body }) => {
    await importedTimes({
      experiments: body.experiments.map(({ experiment_id, ...times }) => ({
        id: readExperimentId(experiment_id),
        ...times,
      })),
      loggedModels: body.logged_models.map(({ model_id, ...times }) => ({ id: model_id, ...times })),
      registeredModels: body.registered_models,
      modelVersions: body.model_versions,
    });
    return {};
  });
}
