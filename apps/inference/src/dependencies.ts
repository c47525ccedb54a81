import type { FastifyBaseLogger } from 'fastify';
import type { InferenceConfig } from './config.js';
import type { BatchLimits } from './features/batches/index.js';
import type { LogDependencies, LoggedDependencies } from './log-dependencies.js';
import { noPredictionLog } from './prediction-log/no-prediction-log.js';
import type { Serving } from './serving.js';

export interface Dependencies
  extends Omit<Serving, 'firstFiles'>,
    Pick<LogDependencies, 'predictionLog' | 'close'> {
  logger: FastifyBaseLogger;
  config: Pick<InferenceConfig, 'modelName' | 'trackingUri' | 'loadLimits' | 'tracesEndpoint'> & {
    batches: BatchLimits;
    predictionLog: Pick<InferenceConfig['predictionLog'], 'mode' | 'days'>;
  };
  /** Undefined where predictions are not logged. */
  logged: LoggedDependencies | undefined;
}

/** All that the app is made of, around what serves already. */
export async function createDependencies(
  config: InferenceConfig,
  logger: FastifyBaseLogger,
  serving: Serving,
): Promise<Dependencies> {
  const shared = { logger, config, ...serving };
  const { mode, databaseUrl } = config.predictionLog;
  if (mode === 'off' || databaseUrl === undefined) {
    logger.info('predictions are not logged: DATABASE_URL is not set, or PREDICTION_LOG is off');
    return { ...shared, predictionLog: noPredictionLog, logged: undefined, close: async () => undefined };
  }
  const { createLogDependencies } = await import('./log-dependencies.js');
  return { ...shared, ...createLogDependencies({ databaseUrl, keepsFeatures: mode === 'full' }, logger) };
}
