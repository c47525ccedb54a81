import { createLogger, runMain } from '@canopy/service-kit/process';
import { Client } from '@temporalio/client';
import { readWorkerConfig } from './config.js';
import { createDependencies } from './dependencies.js';
import { serveHealth } from './health/serve-health.js';
import { createWorkerMetrics } from './metrics/create-worker-metrics.js';
import { readFigures } from './metrics/figures.repository.js';
import { reachStore } from './objects/reach-store.js';
import { upsertSchedule } from './schedules/upsert-schedule.js';
import { upsertWatchSchedule } from './schedules/upsert-watch-schedule.js';
import { connectTemporal } from './temporal/connect-temporal.js';
import { createWorkers } from './temporal/create-workers.js';
import { runWorkers } from './temporal/run-workers.js';

runMain('The worker', async () => {
  const config = readWorkerConfig(process.env);
  const logger = createLogger('worker', config.logLevel);
  const { address, namespace } = config.temporal;
  const connection = await connectTemporal(config.temporal, logger);
  const temporal = new Client({ connection, namespace });
  const dependencies = createDependencies(config, logger, temporal);
  await reachStore(dependencies.objects, config.objectStore, logger);

  const workflowBundle = { codePath: config.workflowBundlePath };
  const workers = await createWorkers({ connection, namespace, workflowBundle, activities: dependencies });
  await upsertSchedule(temporal, config.schedule);
  await upsertWatchSchedule(temporal, config.watch.schedule);
  const metrics = createWorkerMetrics({ read: () => readFigures(dependencies.database.pool), logger });
  const health = await serveHealth(config.health, workers, metrics);
  logger.info({ address, schedule: config.schedule.expression }, 'the workers are polling');
  await runWorkers(workers).finally(() => health.close());
  await connection.close();
  await dependencies.database.close();
});
