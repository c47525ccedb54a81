import { createDatabase, type Database } from '@canopy/database';
import { createMlflowClient } from '@canopy/mlflow-client';
import type { FastifyBaseLogger } from 'fastify';
import { type Champion, createChampion } from './champion/create-champion.js';
import type { InferenceConfig } from './config.js';
import { type Aliases, createAliases } from './models/create-aliases.js';
import { createModelStore, type ModelStore } from './models/create-model-store.js';
import { createPredictionLog, type WrittenPredictionLog } from './prediction-log/create-prediction-log.js';
import { noPredictionLog } from './prediction-log/no-prediction-log.js';
import {
  createPredictionsRepository,
  type PredictionsRepository,
} from './prediction-log/predictions.repository.js';
import { createTrackingRegistry } from './registry/create-tracking-registry.js';
import type { ModelRegistry } from './registry/model-registry.js';

export interface Dependencies {
  logger: FastifyBaseLogger;
  config: Pick<InferenceConfig, 'modelName' | 'trackingUri'> & {
    predictionLog: Pick<InferenceConfig['predictionLog'], 'mode' | 'days'>;
  };
  registry: ModelRegistry;
  models: ModelStore;
  champion: Champion;
  aliases: Aliases;
  predictionLog: WrittenPredictionLog;
  /** Where logged predictions are looked up; undefined where none are logged. */
  loggedPredictions: PredictionsRepository | undefined;
  /** Lets go of what is held open, once nobody asks any more. */
  close(): Promise<void>;
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
  const champion = createChampion({ registry, store: models, logger });
  const aliases = createAliases({ registry });
  const log = openPredictionLog(config.predictionLog, logger);
  return { logger, config, registry, models, champion, aliases, ...log };
}

function openPredictionLog(
  { mode, databaseUrl }: InferenceConfig['predictionLog'],
  logger: FastifyBaseLogger,
): Pick<Dependencies, 'predictionLog' | 'loggedPredictions' | 'close'> {
  if (mode === 'off' || databaseUrl === undefined) {
    logger.info('predictions are not logged: DATABASE_URL is not set, or PREDICTION_LOG is off');
    return { predictionLog: noPredictionLog, loggedPredictions: undefined, close: async () => undefined };
  }
  const database: Database = createDatabase({
    url: databaseUrl,
    poolSize: 4,
    onIdleError: (err) => logger.warn({ err }, 'an idle connection to the database broke'),
  });
  const loggedPredictions = createPredictionsRepository(database, { keepsFeatures: mode === 'full' });
  const predictionLog = createPredictionLog({ write: loggedPredictions.write, logger });
  return {
    predictionLog,
    loggedPredictions,
    async close() {
      await predictionLog.close();
      await database.close();
    },
  };
}
