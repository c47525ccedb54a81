import { createDatabase, type Database } from '@canopy/database';
import { createMlflowClient } from '@canopy/mlflow-client';
import { createObjectStore, type ObjectStore } from '@canopy/object-store';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { PipelineActivities } from './activities/contract/pipeline-activities.js';
import { createBackfillActivities } from './activities/create-backfill-activities.js';
import { createDatasetActivities } from './activities/create-dataset-activities.js';
import { createEvaluationActivities } from './activities/create-evaluation-activities.js';
import { createIngestActivities } from './activities/create-ingest-activities.js';
import { createRegistryActivities } from './activities/create-registry-activities.js';
import { createTrainingActivities } from './activities/create-training-activities.js';
import { createTuningActivities } from './activities/create-tuning-activities.js';
import { createWatchActivities } from './activities/create-watch-activities.js';
import type { WorkerConfig } from './config.js';
import { createDataStore } from './objects/create-data-store.js';
import { createQuestions } from './registration/create-questions.js';
import { trainingResources } from './training/training-resources.js';
import { createFindTraining } from './watch/create-find-training.js';
import { createInferenceClient } from './watch/create-inference-client.js';
import { createPipelineControl } from './watch/create-pipeline-control.js';

export type TrainingActivities = ReturnType<typeof createTrainingActivities>;

export interface Dependencies {
  database: Database;
  objects: ObjectStore;
  /** For the task queue `pipeline`. */
  pipelineActivities: Omit<PipelineActivities, keyof TrainingActivities>;
  /** For the task queue `training`. */
  trainingActivities: TrainingActivities;
}

const downloadLimits = { timeoutMs: 30_000, maxBytes: 64 * 1024 * 1024 };

/** Makes every adapter of the worker. Nothing is sent before it is used. */
export function createDependencies(config: WorkerConfig, logger: Logger, temporal: Client): Dependencies {
  const database = createDatabase({
    url: config.databaseUrl,
    poolSize: 6,
    onIdleError: (err) => logger.warn({ err }, 'an idle connection to the database broke'),
  });
  const objects = createObjectStore(config.objectStore);
  const store = createDataStore(config.objectStore.bucket, objects);
  const tracking = createMlflowClient({ baseUrl: config.trackingUrl, token: config.trackingToken });
  const { pool, prisma } = database;
  const { sourceUrl } = config;
  return {
    database,
    objects,
    pipelineActivities: {
      ...createIngestActivities({ pool, store, sourceUrl, limits: downloadLimits }),
      ...createDatasetActivities({ pool, prisma, store }),
      ...createEvaluationActivities({ store, tracking }),
      ...createRegistryActivities({ store, tracking, prisma }),
      ...createTuningActivities(store),
      ...createBackfillActivities(temporal),
      ...createWatchActivities({
        pool,
        store,
        tracking,
        inference: createInferenceClient(config.watch.inferenceUrl),
        pipeline: createPipelineControl(temporal),
        questions: createQuestions(temporal),
        findTraining: createFindTraining(tracking),
        webhook: config.watch.webhook,
        now: () => new Date(),
      }),
    },
    trainingActivities: createTrainingActivities({ store, ...trainingResources(config.training) }),
  };
}
