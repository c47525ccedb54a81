import type { Context } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { explainError } from './explain-error.js';
import { isPermanent } from './is-permanent.js';

/** What an activity threw, as Temporal and a person in its web UI understand it: a type, one sentence, no stack. */
export function toFailure(
  error: unknown,
  { cancellationSignal, cancellationDetails }: Pick<Context, 'cancellationSignal' | 'cancellationDetails'>,
): Error {
  if (error instanceof ApplicationFailure) return error;
  if (cancellationSignal.aborted) {
    return cancellationDetails?.workerShutdown
      ? withoutStack(
          ApplicationFailure.retryable('The worker was stopped; another attempt follows', 'WorkerShutdown'),
        )
      : new CancelledFailure('Cancelled');
  }
  return withoutStack(
    ApplicationFailure.create({
      message: explainError(error),
      type: error instanceof Error ? error.name : 'Error',
      nonRetryable: isPermanent(error),
    }),
  );
}

function withoutStack(failure: ApplicationFailure): ApplicationFailure {
  failure.stack = '';
  return failure;
}
