import type { NativeConnection, WorkerOptions } from '@temporalio/worker';
import { reportFailures } from '../failures/report-failures.js';

export interface WorkerPlace {
  connection: NativeConnection;
  namespace: string;
}

/** What the workers of all queues have in common. */
export const workerOptions = {
  interceptors: { activity: [reportFailures] },
  // The word of a cancellation comes with the answer to a heartbeat, so those must not be saved up.
  maxHeartbeatThrottleInterval: '900ms',
  defaultHeartbeatThrottleInterval: '900ms',
  // Together below the 10 s after which a launcher kills.
  shutdownGraceTime: '1s',
  shutdownForceTime: '7s',
} satisfies Partial<WorkerOptions>;
