import { createMlflowClient } from '@canopy/mlflow-client';
import type { FastifyBaseLogger } from 'fastify';
import { type Champion, createChampion } from './champion/create-champion.js';
import type { InferenceConfig } from './config.js';
import { createModelStore, type ModelStore } from './models/create-model-store.js';
import { createTrackingRegistry } from './registry/create-tracking-registry.js';
import type { ModelRegistry } from './registry/model-registry.js';

export interface Dependencies {
  logger: FastifyBaseLogger;
  config: Pick<InferenceConfig, 'modelName' | 'trackingUri'>;
  registry: ModelRegistry;
  models: ModelStore;
  champion: Champion;
}

export function createDependencies(config: InferenceConfig, logger: FastifyBaseLogger): Dependencies {
  const { modelName, trackingUri, trackingToken } = config;
  const client = createMlflowClient({
    baseUrl: trackingUri,
    token: trackingToken,
    timeoutMs: 10_000,
    transferTimeoutMs: 60_000,
  });
  const registry = createTrackingRegistry(client, { modelName, trackingUri });
  const models = createModelStore({ registry, modelName, mostBytes: config.modelCacheBytes });
  return { logger, config, registry, models, champion: createChampion({ registry, store: models, logger }) };
}
