import type { ModelVersion } from '@canopy/mlflow-client';
import { invalid } from '../../protocol/refusals.js';
import { readStage } from './read-stage.js';

export interface VersionLookups {
  /** @throws TrackingError when there is no such version. */
  get: (name: string, version: string) => Promise<ModelVersion>;
  /** Knows `latest` too. @throws TrackingError when there is no such alias. */
  getByAlias: (name: string, alias: string) => Promise<ModelVersion>;
  /** The newest version of each stage. */
  latest: (names: readonly string[]) => Promise<ModelVersion[]>;
}

/**
 * The version that `models:/name/1`, `models:/name/Staging`, `models:/name/latest` or `models:/name@alias` names now;
 * undefined where `uri` has another form.
 *
 * @throws TrackingError when there is none.
 */
export function versionOfUri(uri: string, lookups: VersionLookups): Promise<ModelVersion> | undefined {
  const [, name, version, aliased, alias] =
    /^models:\/(?:([^/]+)\/([^/]+)|([^/]+)@([^/@]+))$/.exec(uri) ?? [];
  if (aliased !== undefined && alias !== undefined) return lookups.getByAlias(aliased, alias);
  if (name === undefined || version === undefined) return undefined;
  if (/^\d+$/.test(version)) return lookups.get(name, version);
  if (version.toLowerCase() === 'latest') return lookups.getByAlias(name, version);
  return newestOfStage(name, readStage(version), lookups);
}

async function newestOfStage(name: string, stage: string, { latest }: VersionLookups): Promise<ModelVersion> {
  const found = (await latest([name])).find(({ current_stage }) => current_stage === stage);
  if (!found) throw invalid(`No versions of model with name '${name}' and stage '${stage}' found`);
  return found;
}
