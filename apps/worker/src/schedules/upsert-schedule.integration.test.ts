import { ConfigurationError } from '@canopy/service-kit/process';
import { ScheduleOverlapPolicy } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNamespace, type TestNamespace } from '../testing/a-namespace.js';
import { someInput } from '../testing/scenarios.js';
import { putSchedule } from './put-schedule.js';
import { upsertSchedule } from './upsert-schedule.js';

describe('upsertSchedule', () => {
  let namespace: TestNamespace;

  beforeAll(async () => {
    namespace = await aNamespace();
  });
  afterAll(() => namespace.remove());

  const handle = () => namespace.client.schedule.getHandle('p2_covertype_pipeline');

  it('makes the schedule with a first run at once', async () => {
    await upsertSchedule(namespace.client, { expression: '0 6 1 1 *', input: someInput });

    const { policies, action, state } = await handle().describe();
    expect(policies).toMatchObject({ overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: 600_000 });
    expect(action).toMatchObject({ workflowType: 'p2_covertype_pipeline', args: [someInput] });
    expect(state.paused).toBe(false);
    await expect.poll(async () => (await handle().describe()).info.recentActions.length).toBe(1);
  });

  it('leaves out a run that is due while the first one goes on', async () => {
    const action = {
      type: 'startWorkflow',
      workflowType: 'nobody_works_on_it',
      taskQueue: 'nowhere',
    } as const;
    await putSchedule(namespace.client, {
      scheduleId: 'each_second',
      expression: '* * * * * * *',
      key: 'A_CRON',
      action,
    });
    const each = namespace.client.schedule.getHandle('each_second');

    await expect
      .poll(async () => (await each.describe()).info.numActionsSkippedOverlap, { timeout: 20_000 })
      .toBeGreaterThan(0);

    const { info } = await each.describe();
    expect([info.numActionsTaken, info.runningActions.length]).toEqual([1, 1]);
    await each.delete();
  });

  it('makes up for a first run for which the process that made it was killed too early', async () => {
    const action = {
      type: 'startWorkflow',
      workflowType: 'nobody_works_on_it',
      taskQueue: 'nowhere',
    } as const;
    const wanted = { scheduleId: 'once_a_year', expression: '0 6 1 1 *', key: 'A_CRON', action };
    const spec = { cronExpressions: [wanted.expression] };
    const yearly = await namespace.client.schedule.create({ scheduleId: wanted.scheduleId, spec, action });

    await putSchedule(namespace.client, wanted);

    await expect.poll(async () => (await yearly.describe()).info.numActionsTaken).toBe(1);
    await yearly.delete();
  });

  it('brings it up to date at the next start, without another run, and keeps that it is paused and why', async () => {
    await handle().pause('the source is being moved');
    const input = { ...someInput, minSampleIncrement: 7 };

    await upsertSchedule(namespace.client, { expression: '@every 1h', input });

    const { action, spec, state, info } = await handle().describe();
    expect(state).toMatchObject({ paused: true, note: 'the source is being moved' });
    expect(action).toMatchObject({ args: [input] });
    expect(spec.intervals?.map(({ every }) => every)).toEqual([3_600_000]);
    expect(spec.calendars ?? []).toEqual([]);
    expect(info.recentActions).toHaveLength(1);
  });

  it('hands on an expression with seconds', async () => {
    await upsertSchedule(namespace.client, { expression: '*/20 * * * * * *', input: someInput });

    const { spec } = await handle().describe();
    expect(spec.calendars?.[0]?.second).toEqual([{ start: 0, end: 59, step: 20 }]);
    expect(spec.intervals ?? []).toEqual([]);
  });

  it('refuses an expression that only the server knows to be wrong, naming the key', async () => {
    const attempt = upsertSchedule(namespace.client, { expression: '0 6 L * *', input: someInput });

    await expect(attempt).rejects.toThrow(ConfigurationError);
    await expect(attempt).rejects.toThrow(/P2_SCHEDULE_CRON.*"0 6 L \* \*"/s);
  });
});
