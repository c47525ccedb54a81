import { taskQueues } from '@canopy/pipeline-contract';
import { Worker, type WorkerOptions } from '@temporalio/worker';
import type { Dependencies } from '../dependencies.js';
import { type WorkerPlace, workerOptions } from './worker-options.js';

/** The worker for workflows and for what reaches every part of the system. */
export function createPipelineWorker(
  { connection, namespace }: WorkerPlace,
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>,
  activities: Dependencies['pipelineActivities'],
): Promise<Worker> {
  return Worker.create({
    ...workerOptions,
    connection,
    namespace,
    taskQueue: taskQueues.pipeline,
    workflowBundle,
    activities,
    // A tick is over in seconds and seldom has company; a cached one costs memory.
    maxCachedWorkflows: 10,
    maxConcurrentActivityTaskExecutions: 10,
  });
}
