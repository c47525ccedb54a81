import { taskQueues } from '@canopy/pipeline-contract';
import { type NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { Dependencies } from '../dependencies.js';
import { reportFailures } from '../failures/report-failures.js';

export interface WorkersOptions {
  connection: NativeConnection;
  namespace: string;
  workflowBundle: NonNullable<WorkerOptions['workflowBundle']>;
  activities: Pick<Dependencies, 'pipelineActivities' | 'trainingActivities'>;
}

/** The two workers of a machine: one for workflows and light activities, one for the processor with a single slot. */
export async function createWorkers(options: WorkersOptions): Promise<Worker[]> {
  const { connection, namespace, workflowBundle, activities } = options;
  const shared = {
    connection,
    namespace,
    interceptors: { activity: [reportFailures] },
    // The word of a cancellation comes with the answer to a heartbeat, so those must not be saved up.
    maxHeartbeatThrottleInterval: '900ms',
    defaultHeartbeatThrottleInterval: '900ms',
    // Together below the 10 s after which a launcher kills.
    shutdownGraceTime: '1s',
    shutdownForceTime: '7s',
  } satisfies Partial<WorkerOptions>;
  return Promise.all([
    Worker.create({
      ...shared,
      taskQueue: taskQueues.pipeline,
      workflowBundle,
      activities: activities.pipelineActivities,
      // A tick is over in seconds and seldom has company; a cached one costs memory.
      maxCachedWorkflows: 10,
      maxConcurrentActivityTaskExecutions: 10,
    }),
    Worker.create({
      ...shared,
      taskQueue: taskQueues.training,
      activities: activities.trainingActivities,
      maxConcurrentActivityTaskExecutions: 1,
    }),
  ]);
}
