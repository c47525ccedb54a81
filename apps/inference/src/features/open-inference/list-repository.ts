import type { Champion } from '../../champion/create-champion.js';
import type { ModelStore } from '../../models/create-model-store.js';
import type { ModelRegistry } from '../../registry/model-registry.js';
import type { RepositoryEntry } from './messages.js';

const mostListed = 1000;

/** The versions of the registry, newest first; while it is away, those that are loaded. */
export async function listRepository({
  champion,
  models,
  registry,
  modelName,
}: {
  champion: Pick<Champion, 'model'>;
  models: Pick<ModelStore, 'loaded' | 'refused'>;
  registry: Pick<ModelRegistry, 'listVersions'>;
  modelName: string;
}): Promise<RepositoryEntry[]> {
  const loaded = new Set(models.loaded.map(({ version }) => version));
  if (champion.model !== undefined) loaded.add(champion.model.version);
  const listed = await registry.listVersions(mostListed).catch((error: unknown) => {
    if (loaded.size === 0) throw error;
    return [...loaded].map((version) => ({ version }));
  });
  const refused = new Map(models.refused.map(({ version, reason }) => [version, reason]));
  return listed.map(({ version }) => ({
    name: modelName,
    version,
    state: loaded.has(version) ? ('READY' as const) : ('UNAVAILABLE' as const),
    reason: refused.get(version) ?? (loaded.has(version) ? '' : 'it is not loaded'),
  }));
}
