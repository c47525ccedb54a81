import { createLogger, runMain } from '@canopy/service-kit/process';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { readWorkerConfig } from './config.js';
import { createDependencies } from './dependencies.js';
import { serveHealth } from './health/serve-health.js';
import { upsertSchedule } from './schedules/upsert-schedule.js';
import { createWorkers } from './temporal/create-workers.js';
import { ensureSearchAttributes } from './temporal/ensure-search-attributes.js';
import { reach } from './temporal/reach.js';
import { runWorkers } from './temporal/run-workers.js';
import { useLogger } from './temporal/use-logger.js';

runMain('The worker', async () => {
  const config = readWorkerConfig(process.env);
  const logger = createLogger('worker', config.logLevel);
  useLogger(logger);
  const { address, namespace } = config.temporal;
  const temporal = `Temporal at ${address} (TEMPORAL_ADDRESS)`;
  const connection = await reach(temporal, () => NativeConnection.connect({ address }), { logger });
  await reach(temporal, () => ensureSearchAttributes(connection, namespace), { logger });
  const dependencies = createDependencies(config, logger);
  const store = `The object store at ${config.objectStore.endpointUrl} (MLFLOW_S3_ENDPOINT_URL)`;
  await reach(store, () => dependencies.objects.ensureBucket(), { logger });

  const workflowBundle = { codePath: config.workflowBundlePath };
  const workers = await createWorkers({ connection, namespace, workflowBundle, activities: dependencies });
  await upsertSchedule(new Client({ connection, namespace }), config.schedule);
  const health = await serveHealth(config.health, () => ({
    workers: Object.fromEntries(workers.map((worker) => [worker.options.taskQueue, worker.getState()])),
  }));
  logger.info({ address, schedule: config.schedule.expression }, 'the workers are polling');
  await runWorkers(workers).finally(() => health.close());
  await connection.close();
  await dependencies.database.close();
});
