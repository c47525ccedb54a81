import { createPool } from '@canopy/database';
import type { FastifyBaseLogger } from 'fastify';
import { createFeedbackRepository, type FeedbackRepository } from './features/feedback/index.js';
import {
  createLoggedPredictionsRepository,
  type LoggedPredictionsRepository,
} from './features/logged-predictions/index.js';
import { createWindowsRepository, type WindowsRepository } from './features/windows/index.js';
import { createPredictionLog, type WrittenPredictionLog } from './prediction-log/create-prediction-log.js';
import {
  createPredictionsRepository,
  type PredictionsRepository,
} from './prediction-log/predictions.repository.js';

export interface LogDependencies {
  predictionLog: WrittenPredictionLog;
  /** What asks and changes the log. */
  logged: LoggedDependencies;
  /** Lets go of what is held open, once nobody asks any more. */
  close(): Promise<void>;
}

export interface LoggedDependencies {
  predictions: PredictionsRepository;
  lookup: LoggedPredictionsRepository;
  feedback: FeedbackRepository;
  windows: WindowsRepository;
}

/** The log of predictions in a database, and what asks it. Apart from the other dependencies: without a log no client of Postgres is loaded. */
export function createLogDependencies(
  { databaseUrl, keepsFeatures }: { databaseUrl: string; keepsFeatures: boolean },
  logger: FastifyBaseLogger,
): LogDependencies {
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
  const predictionLog = createPredictionLog({ write, logger, keepsFeatures });
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
