import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import type { Service } from '@canopy/service-kit';
import { createLogger } from '@canopy/service-kit/process';
import { createFeedbackRepository } from '../features/feedback/index.js';
import { createLoggedPredictionsRepository } from '../features/logged-predictions/index.js';
import { createWindowsRepository } from '../features/windows/index.js';
import { createPredictionLog, type WrittenPredictionLog } from '../prediction-log/create-prediction-log.js';
import { createPredictionsRepository } from '../prediction-log/predictions.repository.js';
import { aTestApp } from './a-test-app.js';
import type { FakeRegistry } from './create-fake-registry.js';

export interface LoggingApp {
  app: Service;
  registry: FakeRegistry;
  log: WrittenPredictionLog;
  database: TestDatabase;
  close(): Promise<void>;
}

/** The whole app with its log in a database of its own. Predictions are written when somebody asks, not before. */
export async function aLoggingApp(): Promise<LoggingApp> {
  const database = await aDatabase();
  const predictions = createPredictionsRepository(database);
  const log = createPredictionLog({
    write: predictions.write,
    logger: createLogger('inference', 'silent'),
    gatherMs: 3_600_000,
  });
  const { app, registry } = await aTestApp({
    predictionLog: log,
    logged: {
      predictions,
      lookup: createLoggedPredictionsRepository(database),
      feedback: createFeedbackRepository(database),
      windows: createWindowsRepository(database),
    },
  });
  return {
    app,
    registry,
    log,
    database,
    async close() {
      await app.close();
      await log.close();
      await database.drop();
    },
  };
}
