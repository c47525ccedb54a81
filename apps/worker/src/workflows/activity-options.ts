import { taskQueues } from '@canopy/pipeline-contract/names';
import {
  ActivityCancellationType,
  type ActivityOptions,
  type LocalActivityOptions,
  type RetryPolicy,
} from '@temporalio/workflow';

// A store, database or tracking server that is away for minutes must not cost the tick; what cannot be mended
// by trying again says so itself.
const patiently: RetryPolicy = { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '15s' };

const shared = {
  retry: patiently,
  heartbeatTimeout: '15s',
  // The workflow goes on when the work has really stopped, so that a run is not closed under it.
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
} satisfies ActivityOptions;

/** Minutes of input and output. */
export const lightWork: ActivityOptions = {
  ...shared,
  taskQueue: taskQueues.pipeline,
  startToCloseTimeout: '15m',
  scheduleToCloseTimeout: '1h',
};

/** Work for the processor, one at a time on a machine. */
export const heavyWork: ActivityOptions = {
  ...shared,
  taskQueue: taskQueues.training,
  startToCloseTimeout: '2h',
  scheduleToCloseTimeout: '6h',
};

/** A part of such work, which may have to wait until many others are done. */
export const heavyPart: ActivityOptions = {
  ...shared,
  taskQueue: taskQueues.training,
  startToCloseTimeout: '6h',
  scheduleToCloseTimeout: '7d',
};

/** Minutes for the processor with the event loop turning in between, by a worker that reaches every part of the system. */
export const judgement: ActivityOptions = { ...heavyWork, taskQueue: taskQueues.pipeline };

/** One quick request; it sends no heartbeats. */
export const quickCall: ActivityOptions = {
  retry: patiently,
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  taskQueue: taskQueues.pipeline,
  startToCloseTimeout: '1m',
  scheduleToCloseTimeout: '1h',
};

/** A last word that must not hold up the end of a run for long. */
export const lastCall: ActivityOptions = { ...quickCall, scheduleToCloseTimeout: '10m' };

/** A question that the database answers in milliseconds. */
export const question: LocalActivityOptions = {
  retry: patiently,
  startToCloseTimeout: '30s',
  scheduleToCloseTimeout: '1h',
};
