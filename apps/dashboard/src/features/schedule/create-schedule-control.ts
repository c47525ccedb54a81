import { covertypePipeline } from '@canopy/pipeline-contract/names';
import { type ScheduleDescription, type ScheduleHandle, ScheduleNotFoundError } from '@temporalio/client';
import type { Temporal } from '../../server/create-temporal';
import { Problem } from '../../server/problem';
import { readPauseNote, writePauseNote } from './pause-note';
import type { PauseRequest, Schedule } from './schedule';

export interface ScheduleControl {
  read(): Promise<Schedule>;
  /** @throws Problem `tick_running` instead of letting Temporal leave the run out without a word. */
  runNow(): Promise<Schedule>;
  pause(request: PauseRequest): Promise<Schedule>;
  resume(): Promise<Schedule>;
}

export interface ScheduleTools {
  temporal: Temporal;
  temporalUi: string;
  now: () => number;
  wait: (milliseconds: number) => Promise<unknown>;
}

const looksAtMost = 15;
const lookEveryMs = 100;

/** The pipeline's schedule, as a person reads and steers it. Whoever acts is answered with what came of it. */
export function createScheduleControl({ temporal, temporalUi, now, wait }: ScheduleTools): ScheduleControl {
  const ask = <Answer>(act: (handle: ScheduleHandle) => Promise<Answer>) =>
    temporal.ask(async (client) => {
      try {
        return await act(client.schedule.getHandle(covertypePipeline));
      } catch (error) {
        if (error instanceof ScheduleNotFoundError)
          throw new Problem('schedule_missing', error.scheduleId, error);
        throw error;
      }
    });
  const page = `${temporalUi}/namespaces/${temporal.namespace}/schedules/${covertypePipeline}`;

  async function read(): Promise<Schedule> {
    try {
      return { ...toSchedule(await ask((handle) => handle.describe())), page };
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'schedule_missing')) throw error;
      return { state: 'missing', isRunning: false, skippedCount: 0, page };
    }
  }

  // Temporal takes an order at once and carries it out a moment later; a look in between shows the old state.
  async function readOnce(isDone: (schedule: Schedule) => boolean): Promise<Schedule> {
    let schedule = await read();
    for (let look = 1; look < looksAtMost && !isDone(schedule); look++) {
      await wait(lookEveryMs);
      schedule = await read();
    }
    return schedule;
  }

  return {
    read,
    async runNow() {
      await ask(async (handle) => {
        const { info } = await handle.describe();
        if (info.runningActions.length > 0) throw new Problem('tick_running');
        await handle.trigger('SKIP');
      });
      return readOnce(({ isRunning }) => isRunning);
    },
    async pause({ reason, by }) {
      await ask((handle) => handle.pause(writePauseNote({ reason, by, at: new Date(now()) })));
      return readOnce(({ state }) => state === 'paused');
    },
    async resume() {
      await ask((handle) => handle.unpause());
      return readOnce(({ state }) => state === 'active');
    },
  };
}

function toSchedule({ state, info }: ScheduleDescription): Omit<Schedule, 'page'> {
  const nextRunAt = state.paused ? undefined : info.nextActionTimes[0]?.toISOString();
  return {
    state: state.paused ? 'paused' : 'active',
    isRunning: info.runningActions.length > 0,
    skippedCount: info.numActionsSkippedOverlap,
    ...(nextRunAt === undefined ? {} : { nextRunAt }),
    ...(state.paused ? { pause: readPauseNote(state.note ?? '') } : {}),
  };
}
