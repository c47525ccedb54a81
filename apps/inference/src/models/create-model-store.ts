import { DomainError } from '@canopy/service-kit/errors';
import type { ModelRegistry, RegisteredVersion } from '../registry/model-registry.js';
import { ModelRefusedError } from './model-refused-error.js';
import { openModel } from './open-model.js';
import type { ServedModel } from './served-model.js';

/** The versions that are ready to serve. */
export interface ModelStore {
  /** Those that are loaded, the last used last. */
  readonly loaded: readonly ServedModel[];
  /**
   * A version by its number, loaded if it is not yet.
   *
   * @throws DomainError `not_found` when the registry has no such version; `unavailable` when it must not be served or cannot
   *   be reached.
   */
  find(version: string): Promise<ServedModel>;
  /** Loads a version, also one that is loaded already. @throws ModelRefusedError when it must not be served. */
  load(version: RegisteredVersion): Promise<ServedModel>;
}

export interface ModelStoreOptions {
  registry: Pick<ModelRegistry, 'findVersion' | 'readFiles'>;
  modelName: string;
  /** Bytes of model files that are kept loaded; the version used last is kept in any case. */
  mostBytes: number;
}

/** Keeps the versions that were asked for last. Whoever asks for one that is being loaded waits for that same load. */
export function createModelStore({ registry, modelName, mostBytes }: ModelStoreOptions): ModelStore {
  // In the order of their last use, which is that of a Map whose entries are put in anew.
  const loaded = new Map<string, ServedModel>();
  const loading = new Map<string, Promise<ServedModel>>();

  function keep(model: ServedModel): ServedModel {
    loaded.delete(model.version);
    loaded.set(model.version, model);
    let bytes = 0;
    for (const [version, { fileBytes }] of [...loaded].reverse()) {
      bytes += fileBytes;
      if (bytes > mostBytes && version !== model.version) loaded.delete(version);
    }
    return model;
  }

  async function load(version: RegisteredVersion): Promise<ServedModel> {
    return keep(await openModel(version, await registry.readFiles(version)));
  }

  async function lookUpAndLoad(version: string): Promise<ServedModel> {
    const found = await registry.findVersion(version);
    if (found === undefined) {
      throw new DomainError('not_found', `${modelName} has no version ${version}: GET /models lists them.`, {
        subject: version,
      });
    }
    try {
      return await load(found);
    } catch (error) {
      if (!(error instanceof ModelRefusedError)) throw error;
      const message = `Version ${version} of ${modelName} must not be served: ${error.message}.`;
      throw new DomainError('unavailable', message, { subject: version, cause: error });
    }
  }

  return {
    get loaded() {
      return [...loaded.values()];
    },
    load,
    async find(version) {
      const there = loaded.get(version);
      if (there) return keep(there);
      const underWay = loading.get(version) ?? lookUpAndLoad(version).finally(() => loading.delete(version));
      loading.set(version, underWay);
      return underWay;
    },
  };
}
