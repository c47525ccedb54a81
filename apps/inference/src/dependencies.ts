import { createPool } from '@canopy/database';
import type { FastifyBaseLogger } from 'fastify';
import type { InferenceConfig } from './config.js';
import type { BatchLimits } from './features/batches/index.js';
import { createFeedbackRepository, type FeedbackRepository } from './features/feedback/index.js';
import {
  createLoggedPredictionsRepository,
  type LoggedPredictionsRepository,
} from './features/logged-predictions/index.js';
import { createWindowsRepository, type WindowsRepository } from './features/windows/index.js';
import { createPredictionLog, type WrittenPredictionLog } from './prediction-log/create-prediction-log.js';
import { noPredictionLog } from './prediction-log/no-prediction-log.js';
import {
  createPredictionsRepository,
  type PredictionsRepository,
} from './prediction-log/predictions.repository.js';
import type { Serving } from './serving.js';

export interface Dependencies extends Omit<Serving, 'firstFiles'> {
  logger: FastifyBaseLogger;
  config: Pick<InferenceConfig, 'modelName' | 'trackingUri' | 'loadLimits' | 'tracesEndpoint'> & {
    batches: BatchLimits;
    predictionLog: Pick<InferenceConfig['predictionLog'], 'mode' | 'days'>;
  };
  predictionLog: WrittenPredictionLog;
  /** What asks and changes the log; undefined where predictions are not logged. */
  logged: LoggedDependencies | undefined;
  /** Lets go of what is held open, once nobody asks any more. */
  close(): Promise<void>;
}

export interface LoggedDependencies {
  predictions: PredictionsRepository;
  lookup: LoggedPredictionsRepository;
  feedback: FeedbackRepository;
  windows: WindowsRepository;
}

/** All that the app is made of, around what serves already. */
export function createDependencies(
  config: InferenceConfig,
  logger: FastifyBaseLogger,
  serving: Serving,
): Dependencies {
  return { logger, config, ...serving, ...openPredictionLog(config.predictionLog, logger) };
}

function openPredictionLog(
  { mode, databaseUrl }: InferenceConfig['predictionLog'],
  logger: FastifyBaseLogger,
): Pick<Dependencies, 'predictionLog' | 'logged' | 'close'> {
  if (mode === 'off' || databaseUrl === undefined) {
    logger.info('predictions are not logged: DATABASE_URL is not set, or PREDICTION_LOG is off');
    return { predictionLog: noPredictionLog, logged: undefined, close: async () => undefined };
  }
  // Connections of its own for the log: no question keeps it waiting.
  const open = (poolSize: number) => ({
    pool: createPool({
      url: databaseUrl,
      poolSize,
      onIdleError: (err) => logger.warn({ err }, 'an idle connection to the database broke'),
    }),
  });
  const [forWriting, forAsking] = [open(1), open(4)];
  const { write } = createPredictionsRepository(forWriting);
  const predictionLog = createPredictionLog({ write, logger, keepsFeatures: mode === 'full' });
  return {
    predictionLog,
    logged: {
      predictions: createPredictionsRepository(forAsking),
      lookup: createLoggedPredictionsRepository(forAsking),
      feedback: createFeedbackRepository(forAsking),
      windows: createWindowsRepository(forAsking),
    },
    async close() {
      await predictionLog.close();
      await Promise.all([forWriting.pool.end(), forAsking.pool.end()]);
    },
  };
}
