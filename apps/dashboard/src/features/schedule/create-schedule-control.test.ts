import { type Client, ScheduleNotFoundError } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../server/problem';
import { createScheduleControl } from './create-schedule-control';

interface FakeSchedule {
  paused: boolean;
  note: string;
  running: number;
  acts: string[];
}

/** A schedule that carries an order out only after it has been looked at once more, as Temporal may. */
function aControl(schedule: FakeSchedule | undefined) {
  let due: (() => void) | undefined;
  const handle = {
    async describe() {
      if (schedule === undefined) throw new ScheduleNotFoundError('not found', 'p2_covertype_pipeline');
      const { paused, note, running } = schedule;
      due?.();
      return {
        state: { paused, note },
        info: {
          nextActionTimes: [new Date('2026-11-23T18:25:00Z')],
          runningActions: Array.from({ length: running }),
          numActionsSkippedOverlap: 2,
        },
      };
    },
    async pause(note: string) {
      due = () => Object.assign(schedule ?? {}, { paused: true, note });
    },
    async unpause() {
      due = () => Object.assign(schedule ?? {}, { paused: false, note: '' });
    },
    async trigger(overlap: string) {
      schedule?.acts.push(`trigger ${overlap}`);
      due = () => Object.assign(schedule ?? {}, { running: 1 });
    },
  };
  const client = { schedule: { getHandle: () => handle } } as unknown as Client;
  return createScheduleControl({
    temporal: { namespace: 'default', ask: (act) => act(client) },
    temporalUi: 'http://127.0.0.1:8233',
    now: () => Date.parse('2026-11-23T18:20:00Z'),
    wait: async () => {},
  });
}

const aSchedule = (changes: Partial<FakeSchedule> = {}): FakeSchedule => ({
  paused: false,
  note: '',
  running: 0,
  acts: [],
  ...changes,
});

describe('the control of the schedule', () => {
  it('tells when the next run is due', async () => {
    expect(await aControl(aSchedule()).read()).toMatchObject({
      state: 'active',
      nextRunAt: '2026-11-23T18:25:00.000Z',
      skippedCount: 2,
    });
  });

  it('has no next run while it is paused, but the reason and who gave it', async () => {
    const schedule = aSchedule({ paused: true, note: 'repair [Ana, 2026-11-23T18:00:00.000Z]' });

    const read = await aControl(schedule).read();

    expect(read.nextRunAt).toBeUndefined();
    expect(read.pause).toEqual({ reason: 'repair', by: 'Ana', at: '2026-11-23T18:00:00.000Z' });
  });

  it('is missing rather than broken before the worker has made it', async () => {
    expect(await aControl(undefined).read()).toMatchObject({ state: 'missing', isRunning: false });
  });

  it('answers a pause and a resume when they have come about', async () => {
    const control = aControl(aSchedule());

    expect((await control.pause({ reason: 'repair' })).state).toBe('paused');
    expect((await control.resume()).state).toBe('active');
  });

  it('runs now without overlapping', async () => {
    const schedule = aSchedule();

    expect((await aControl(schedule).runNow()).isRunning).toBe(true);
    expect(schedule.acts).toEqual(['trigger SKIP']);
  });

  it('refuses to run now while a run is going on, which Temporal would leave out without a word', async () => {
    const refusal = aControl(aSchedule({ running: 1 })).runNow();

    await expect(refusal).rejects.toThrow(new Problem('tick_running'));
  });
});
