import { DomainError } from '@canopy/service-kit/errors';
import type { FastifyBaseLogger } from 'fastify';
import type { ModelRegistry, RegisteredVersion } from '../registry/model-registry.js';
import type { BatchPredictor } from './create-batch-predictor.js';
import { ModelRefusedError } from './model-refused-error.js';
import { openModel } from './open-model.js';
import type { ServedModel } from './served-model.js';

/** A version that failed its check. */
export interface RefusedVersion {
  version: string;
  reason: string;
}

/** The versions that are ready to serve. */
export interface ModelStore {
  /** Those that are loaded, the last used last. */
  readonly loaded: readonly ServedModel[];
  /** Those that were refused when they were last loaded, the last refused last. */
  readonly refused: readonly RefusedVersion[];
  /**
   * A version by its number, loaded if it is not yet.
   *
   * @throws DomainError `not_found` when the registry has no such version; `unavailable` when it must not be served or cannot
   *   be reached.
   */
  find(version: string): Promise<ServedModel>;
  /** Loads a version, also one that is loaded already. @throws ModelRefusedError when it must not be served. */
  load(version: RegisteredVersion): Promise<ServedModel>;
  /** Lets go of a version; requests under way keep it. False when it is not loaded. */
  drop(version: string): boolean;
}

export interface ModelStoreOptions {
  registry: Pick<ModelRegistry, 'findVersion' | 'readFiles'>;
  /** Predicts the rows of batches; without it the thread that asks does. */
  batches?: Pick<BatchPredictor, 'predictorOf'>;
  /** Told when a model breaks off after it was loaded. */
  logger?: Pick<FastifyBaseLogger, 'error'>;
  modelName: string;
  /** Bytes of model files that are kept loaded; the version used last is kept in any case. */
  mostBytes: number;
  clock?: () => number;
}

const mostRefused = 100;
/** A version is fixed, but its files may come after it; so one that was refused is not read again for each request. */
const refusalMs = 10_000;

/** Keeps the versions that were asked for last. Whoever asks for one that is being loaded waits for that same load. */
export function createModelStore({
  registry,
  batches,
  logger,
  modelName,
  mostBytes,
  clock = Date.now,
}: ModelStoreOptions): ModelStore {
  // In the order of their last use, which is that of a Map whose entries are put in anew.
  const loaded = new Map<string, ServedModel>();
  const loading = new Map<string, Promise<ServedModel>>();
  const refused = new Map<string, { error: ModelRefusedError; until: number }>();

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
    refused.delete(version.version);
    try {
      return keep(await openModel(version, await registry.readFiles(version), batches, logger));
    } catch (error) {
      if (error instanceof ModelRefusedError) remember(version.version, error);
      throw error;
    }
  }

  function remember(version: string, error: ModelRefusedError): void {
    loaded.delete(version);
    const [oldest] = refused.keys();
    if (refused.size >= mostRefused && oldest !== undefined) refused.delete(oldest);
    refused.set(version, { error, until: clock() + refusalMs });
  }

  function notServable(version: string, cause: ModelRefusedError): DomainError {
    const message = `Version ${version} of ${modelName} must not be served: ${cause.message}.`;
    return new DomainError('unavailable', message, { subject: version, cause });
  }

  async function lookUpAndLoad(version: string): Promise<ServedModel> {
    const refusal = refused.get(version);
    if (refusal && refusal.until > clock()) throw notServable(version, refusal.error);
    const found = await registry.findVersion(version);
    if (found === undefined) {
      throw new DomainError('not_found', `${modelName} has no version ${version}: GET /models lists them.`, {
        subject: version,
      });
    }
    try {
      return await load(found);
    } catch (error) {
      throw error instanceof ModelRefusedError ? notServable(version, error) : error;
    }
  }

  return {
    get loaded() {
      return [...loaded.values()];
    },
    get refused() {
      return Array.from(refused, ([version, { error }]) => ({ version, reason: error.message }));
    },
    load,
    drop: (version) => loaded.delete(version),
    async find(version) {
      const there = loaded.get(version);
      if (there) return keep(there);
      const underWay = loading.get(version) ?? lookUpAndLoad(version).finally(() => loading.delete(version));
      loading.set(version, underWay);
      return underWay;
    },
  };
}
