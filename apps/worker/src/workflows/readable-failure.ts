import { ActivityFailure, ApplicationFailure, isCancellation, rootCause } from '@temporalio/workflow';

/**
 * A failure of the workflow that says in its first line which step failed and why. A cancellation stays one.
 * The step's own failure stands in the history.
 */
export function readableFailure(error: unknown): unknown {
  if (isCancellation(error) || !(error instanceof ActivityFailure)) return error;
  const { cause } = error;
  const failure = ApplicationFailure.create({
    message: `${error.activityType} failed: ${rootCause(error) ?? error.message}`,
    type: cause instanceof ApplicationFailure ? (cause.type ?? 'Error') : 'ActivityFailure',
    nonRetryable: true,
  });
  failure.stack = '';
  return failure;
}
