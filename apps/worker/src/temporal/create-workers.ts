import type { Worker, WorkerOptions } from '@temporalio/worker';
import type { Dependencies } from '../dependencies.js';
import { createPipelineWorker } from './create-pipeline-worker.js';
import { createTrainingWorker } from './create-training-worker.js';
import type { WorkerPlace } from './worker-options.js';

export interface WorkersOptions extends WorkerPlace {
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>;
  activities: Pick<Dependencies, 'pipelineActivities' | 'trainingActivities'>;
}

/** The two workers of the pipeline's machine: one for workflows and light activities, one for the processor. */
export async function createWorkers(options: WorkersOptions): Promise<Worker[]> {
  const { workflowBundle, activities } = options;
  const { pipelineActivities, trainingActivities } = activities;
  // Runs that began when the processor's queue judged models still ask it to.
  const { evaluate } = pipelineActivities;
  return Promise.all([
    createPipelineWorker(options, workflowBundle, pipelineActivities),
    createTrainingWorker(options, { ...trainingActivities, evaluate }),
  ]);
}
