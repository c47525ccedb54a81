import { createObjectStore } from '@canopy/object-store';
import { createLogger, runMain } from '@canopy/service-kit/process';
import { createTrainingActivities } from './activities/create-training-activities.js';
import { serveHealth } from './health/serve-health.js';
import { createWorkerMetrics } from './metrics/create-worker-metrics.js';
import { createDataStore } from './objects/create-data-store.js';
import { reachStore } from './objects/reach-store.js';
import { connectTemporal } from './temporal/connect-temporal.js';
import { createTrainingWorker } from './temporal/create-training-worker.js';
import { runWorkers } from './temporal/run-workers.js';
import { readTrainerConfig } from './trainer-config.js';
import { trainingResources } from './training/training-resources.js';

// A machine that grows trees and nothing else. It needs Temporal and the object store.
runMain('The trainer', async () => {
  const config = readTrainerConfig(process.env);
  const logger = createLogger('trainer', config.logLevel);
  const { address, namespace } = config.temporal;
  const connection = await connectTemporal(config.temporal, logger);
  const objects = createObjectStore(config.objectStore);
  await reachStore(objects, config.objectStore, logger);

  const store = createDataStore(config.objectStore.bucket, objects);
  const resources = trainingResources(config.training);
  const activities = createTrainingActivities({ store, ...resources });
  const worker = await createTrainingWorker({ connection, namespace }, activities);
  const health = await serveHealth(config.health, [worker], createWorkerMetrics());
  logger.info({ address, threads: resources.threads }, 'the trainer is polling');
  await runWorkers([worker]).finally(() => health.close());
  await connection.close();
});
