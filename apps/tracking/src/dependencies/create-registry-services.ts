import type { Store } from '../database/store.js';
import { createAliasesRepository, createAliasesService } from '../features/aliases/index.js';
import { createDecisionsRepository, createDecisionsService } from '../features/decisions/index.js';
import {
  createModelVersionsRepository,
  createModelVersionsService,
  type ModelVersionsDependencies,
} from '../features/model-versions/index.js';
import {
  createRegisteredModelsRepository,
  createRegisteredModelsService,
} from '../features/registered-models/index.js';

export interface RegistrySources extends Pick<ModelVersionsDependencies, 'getRun' | 'getLoggedModel'> {
  store: Store;
  clock: () => number;
}

/** Models by name, their versions, what their aliases name, and why. */
export function createRegistryServices({ store, clock, getRun, getLoggedModel }: RegistrySources) {
  const modelVersions = createModelVersionsService({
    modelVersions: createModelVersionsRepository(store),
    getRun,
    getLoggedModel,
    getByAlias: (name, alias) => aliases.get(name, alias),
    clock,
  });
  const latestVersions = modelVersions.latest;
  const registeredModels = createRegisteredModelsService({
    registeredModels: createRegisteredModelsRepository(store, latestVersions),
    clock,
  });
  const aliases = createAliasesService({
    aliases: createAliasesRepository(store),
    requireModel: registeredModels.get,
    getVersion: modelVersions.get,
    latestVersions,
    clock,
  });
  return {
    modelVersions,
    registeredModels,
    aliases,
    decisions: createDecisionsService({ decisions: createDecisionsRepository(store), clock }),
  };
}
