import { taskQueues } from '@canopy/pipeline-contract';
import { Worker, type WorkerOptions } from '@temporalio/worker';
import type { Dependencies } from '../dependencies.js';
import { createTrainingWorker } from './create-training-worker.js';
import { type WorkerPlace, workerOptions } from './worker-options.js';

export interface WorkersOptions extends WorkerPlace {
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>;
  activities: Pick<Dependencies, 'pipelineActivities' | 'trainingActivities'>;
}

/** The two workers of the pipeline's machine: one for workflows and light activities, one for the processor. */
export async function createWorkers(options: WorkersOptions): Promise<Worker[]> {
  const { connection, namespace, workflowBundle, activities } = options;
  const { pipelineActivities, trainingActivities } = activities;
  // Runs that began when the processor's queue judged models still ask it to.
  const { evaluate } = pipelineActivities;
  return Promise.all([
    Worker.create({
      ...workerOptions,
      connection,
      namespace,
      taskQueue: taskQueues.pipeline,
      workflowBundle,
      activities: pipelineActivities,
      // A tick is over in seconds and seldom has company; a cached one costs memory.
      maxCachedWorkflows: 10,
      maxConcurrentActivityTaskExecutions: 10,
    }),
    createTrainingWorker({ connection, namespace }, { ...trainingActivities, evaluate }),
  ]);
}
