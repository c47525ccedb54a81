import { ConfigurationError } from '@canopy/service-kit/process';
import {
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
} from '@temporalio/client';

export interface WantedSchedule {
  scheduleId: string;
  /** A cron expression, and the key of the environment that it stands in. */
  expression: string;
  key: string;
  action: ScheduleOptions['action'];
}

/**
 * Makes a schedule, with a first run at once; or brings one that exists up to date. What people did to it
 * stays: whether it is paused, with what note, and what it has run.
 *
 * @throws ConfigurationError when the server does not understand the expression.
 */
export async function putSchedule(
  { schedule }: Pick<Client, 'schedule'>,
  { scheduleId, expression, key, action }: WantedSchedule,
): Promise<void> {
  const wanted: Pick<ScheduleOptions, 'spec' | 'policies' | 'action'> = {
    spec: { cronExpressions: [expression] },
    // A laptop that wakes after a weekend runs once, not 576 times.
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '10m' },
    action,
  };
  const handle = schedule.getHandle(scheduleId);
  try {
    await schedule.create({ scheduleId, ...wanted });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw explain(error, key, expression);
    await handle
      .update((present) => ({ ...present, ...wanted, state: present.state }))
      .catch((cause: unknown) => {
        throw explain(cause, key, expression);
      });
  }
  // A run that comes with the making of a schedule may overlap the first that is due; one that is asked for, if need be by the next
  // process after one that died here, does not.
  const { state, info } = await handle.describe();
  if (!state.paused && info.numActionsTaken === 0) await handle.trigger(ScheduleOverlapPolicy.SKIP);
}

// https://grpc.io/docs/guides/status-codes/
const invalidArgument = 3;

function explain(error: unknown, key: string, expression: string): unknown {
  const { cause = error } = error as Error;
  const { code, details } = cause as { code?: number; details?: string };
  if (code !== invalidArgument) return error;
  return new ConfigurationError([`${key} was refused by Temporal (${details}), found "${expression}"`]);
}
