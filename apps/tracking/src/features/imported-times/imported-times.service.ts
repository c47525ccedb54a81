import type { Int64 } from '../../protocol/int64.js';
import type { ImportedTimes, ImportedTimesRepository } from './imported-times.repository.js';

/** The times of things of each kind. */
export interface TimesOfEach {
  experiments: readonly (ImportedTimes & { id: number })[];
  loggedModels: readonly (ImportedTimes & { id: string })[];
  registeredModels: readonly (ImportedTimes & { name: string })[];
  modelVersions: readonly (ImportedTimes & { name: string; version: Int64 })[];
}

export type ImportedTimesService = ReturnType<typeof createImportedTimesService>;

/** Takes over when things were made and last changed. Once more is no error, nor is what is not there. */
export function createImportedTimesService(times: ImportedTimesRepository) {
  return async ({
    experiments,
    loggedModels,
    registeredModels,
    modelVersions,
  }: TimesOfEach): Promise<void> => {
    for (const experiment of experiments) await times.setOfExperiment(experiment.id, experiment);
    for (const model of loggedModels) await times.setOfLoggedModel(model.id, model);
    for (const model of registeredModels) await times.setOfRegisteredModel(model.name, model);
    for (const version of modelVersions) await times.setOfVersion(version.name, version.version, version);
  };
}
