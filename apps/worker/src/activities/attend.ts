import { Context } from '@temporalio/activity';

/** What long work is given: word of a cancellation, and somebody to tell how far it is. */
export interface Attendance<Progress> {
  signal: AbortSignal;
  report: (progress: Progress) => void;
}

const heartbeatMs = 1000;

/**
 * Runs the work of an activity with a heartbeat a second that says how far it is. The answer to a heartbeat is
 * also what brings the word of a cancellation.
 */
export async function attend<Progress, Result>(
  work: (attendance: Attendance<Progress>) => Promise<Result>,
): Promise<Result> {
  const context = Context.current();
  let progress: Progress | undefined;
  context.heartbeat();
  const timer = setInterval(() => context.heartbeat(progress), heartbeatMs);
  try {
    return await work({
      signal: context.cancellationSignal,
      report: (latest) => {
        progress = latest;
      },
    });
  } finally {
    clearInterval(timer);
  }
}
