import { createMlflowClient } from '@canopy/mlflow-client';
import type { FastifyBaseLogger } from 'fastify';
import { type Champion, createChampion } from './champion/create-champion.js';
import type { InferenceConfig } from './config.js';
import { type Aliases, createAliases } from './models/create-aliases.js';
import { type BatchPredictor, createBatchPredictor } from './models/create-batch-predictor.js';
import { createModelStore, type ModelStore } from './models/create-model-store.js';
import { createTrackingRegistry } from './registry/create-tracking-registry.js';
import { fetchByHttp } from './registry/fetch-by-http.js';
import type { ModelRegistry } from './registry/model-registry.js';

/** What brings models from the registry. */
export interface Serving {
  registry: ModelRegistry;
  batchPredictor: BatchPredictor;
  models: ModelStore;
  champion: Champion;
  aliases: Aliases;
  /** Resolves when the files of a first version are there, or on their way to the thread that reads them. */
  firstFiles: Promise<void>;
}

/** Apart from the other dependencies, so that the first model is on its way while they are loaded, which takes as long. */
export function createServing(
  {
    modelName,
    trackingUri,
    trackingToken,
    modelCacheBytes,
  }: Pick<InferenceConfig, 'modelName' | 'trackingUri' | 'trackingToken' | 'modelCacheBytes'>,
  logger: FastifyBaseLogger,
): Serving {
  const client = createMlflowClient({
    baseUrl: trackingUri,
    token: trackingToken,
    timeoutMs: 10_000,
    transferTimeoutMs: 60_000,
    fetch: fetchByHttp,
  });
  const registry = createTrackingRegistry(client, { modelName, trackingUri });
  const batchPredictor = createBatchPredictor({ logger });
  const firstFiles = Promise.withResolvers<void>();
  const models = createModelStore({
    registry: {
      ...registry,
      async readFiles(version) {
        const files = await registry.readFiles(version);
        firstFiles.resolve();
        return files;
      },
    },
    batches: batchPredictor,
    logger,
    modelName,
    mostBytes: modelCacheBytes,
  });
  const champion = createChampion({ registry, store: models, logger });
  const aliases = createAliases({ registry });
  return { registry, batchPredictor, models, champion, aliases, firstFiles: firstFiles.promise };
}
