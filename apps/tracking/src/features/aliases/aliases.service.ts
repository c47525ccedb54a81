import type { ModelVersion } from '@canopy/mlflow-client';
import { invalid, missing } from '../../protocol/refusals.js';
import { checkAlias, checkModelName, readVersion } from '../../rules/check-registry-names.js';
import { movedBecause } from './alias-moves.repository.js';
import type { AliasesRepository } from './aliases.repository.js';

export interface AliasesDependencies {
  aliases: AliasesRepository;
  /** @throws TrackingError when there is no such model. */
  requireModel: (name: string) => Promise<unknown>;
  /** @throws TrackingError when there is no such version. */
  getVersion: (name: string, version: string) => Promise<ModelVersion>;
  /** The newest version of each stage. */
  latestVersions: (names: readonly string[]) => Promise<ModelVersion[]>;
  clock: () => number;
}

export type AliasesService = ReturnType<typeof createAliasesService>;

/** Names that point at one version of a model each. Refusals are `TrackingError`s in the words of MLflow. */
export function createAliasesService(dependencies: AliasesDependencies) {
  const { aliases, clock } = dependencies;
  const move = async (name: string, alias: string, to: number | null): Promise<void> => {
    const because = movedBecause(to === null ? 'The alias was deleted.' : 'The alias was set.');
    const outcome = await aliases.move({ name, alias, to, now: clock(), because });
    if (outcome === 'model') throw missing(`Registered Model with name=${name} not found`);
    if (outcome === 'version') throw missing(`Model Version (name=${name}, version=${to}) not found`);
  };

  return {
    async set(name: string, alias: string, version: string): Promise<void> {
      checkModelName(name);
      checkAlias(alias);
      await move(name, alias, readVersion(version));
    },
    async delete(name: string, alias: string): Promise<void> {
      checkModelName(name);
      await move(name, alias, null);
    },
    async get(name: string, alias: string): Promise<ModelVersion> {
      checkModelName(name);
      if (alias.toLowerCase() === 'latest') {
        const versions = await dependencies.latestVersions([name]);
        const [newest] = versions.sort((a, b) => Number(b.version) - Number(a.version));
        if (newest) return newest;
        await dependencies.requireModel(name);
        throw missing(`Latest version not found for model ${name}.`);
      }
      const version = await aliases.find(name, alias);
      if (version !== undefined) return dependencies.getVersion(name, String(version));
      await dependencies.requireModel(name);
      throw invalid(`Registered model alias ${alias} not found.`);
    },
  };
}
