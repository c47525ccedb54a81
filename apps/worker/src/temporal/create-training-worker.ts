import { taskQueues } from '@canopy/pipeline-contract';
import { Worker } from '@temporalio/worker';
import type { PipelineActivities } from '../activities/contract/pipeline-activities.js';
import type { TrainingActivities } from '../dependencies.js';
import { type WorkerPlace, workerOptions } from './worker-options.js';

/** The worker for the processor, with a single slot: two trainings at once would take twice the memory and no less time. */
export function createTrainingWorker(
  { connection, namespace }: WorkerPlace,
  activities: TrainingActivities & Partial<PipelineActivities>,
): Promise<Worker> {
  return Worker.create({
    ...workerOptions,
    connection,
    namespace,
    taskQueue: taskQueues.training,
    activities,
    maxConcurrentActivityTaskExecutions: 1,
  });
}
