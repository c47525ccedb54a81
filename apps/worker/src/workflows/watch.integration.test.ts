import { type WatchInput, type WatchResult, type WindowName, watchWorkflow } from '@canopy/pipeline-contract';
import { ApplicationFailure } from '@temporalio/common';
import type { WorkerOptions } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PipelineActivities } from '../activities/contract/pipeline-activities.js';
import type { JudgeWindowInput } from '../activities/contract/watch.js';
import { aNamespace, type TestNamespace } from '../testing/a-namespace.js';
import { fakeActivities, someWindow } from '../testing/fake-activities.js';
import { bundleSources } from '../testing/run-tick.js';
import { runWorkflow } from '../testing/run-workflow.js';
import { someWatch } from '../testing/scenarios.js';

describe('watch', () => {
  let namespace: TestNamespace;
  let bundle: NonNullable<WorkerOptions['workflowBundle']>;

  beforeAll(async () => {
    [namespace, bundle] = await Promise.all([aNamespace(), bundleSources()]);
  });
  afterAll(() => namespace.remove());

  const run = (changes: Partial<PipelineActivities>, input: WatchInput = someWatch) =>
    runWorkflow<WatchResult>(namespace, bundle, changes, { type: watchWorkflow, input });
  const judged = fakeActivities().judgeWindow;

  it('judges each window, and says which are news', async () => {
    const told: WindowName[] = [];
    const later = { ...someWindow, from: someWindow.to, to: '2026-11-26T10:30:00.000Z' };

    const result = await run({
      findWindows: async () => ({ status: 'found', windows: [someWindow, later], isMore: true }),
      applyPolicy: async ({ news }) => {
        told.push(...news);
        return { actions: ['raised an alert of drift'] };
      },
    });

    expect(told).toEqual([someWindow, later]);
    expect(result).toEqual({
      outcome: 'WATCHED',
      reason: '2 windows, of which 0 drifted; more follow in the next run',
      windows: 2,
      drifted: 0,
      actions: ['raised an alert of drift'],
    });
  });

  it('looks at a window four times as wide before something is done about a drift', async () => {
    const asked: JudgeWindowInput['window'][] = [];
    const policy = { ...someWatch.policy, onDrift: ['widen' as const, 'alert' as const] };

    await run(
      {
        judgeWindow: async (input) => {
          asked.push(input.window);
          return { ...(await judged(input)), verdict: 'drift' };
        },
      },
      { ...someWatch, policy },
    );

    expect(asked).toEqual([someWindow, { ...someWindow, from: '2026-11-26T09:15:00.000Z' }]);
  });

  it.each([
    ['NOT_LOGGED', 'not_logged'],
    ['CLOCK_BEHIND', 'clock_behind'],
  ] as const)('ends as %s, and sends what waits all the same', async (outcome, status) => {
    let isSent = false;

    const result = await run({
      findWindows: async () => ({ status, reason: 'because' }),
      deliverAlerts: async () => {
        isSent = true;
        return { actions: [] };
      },
    });

    expect(result).toMatchObject({ outcome, reason: 'because', windows: 0 });
    expect(isSent).toBe(true);
  });

  it('ends quietly when nothing is new', async () => {
    const result = await run({ findWindows: async () => ({ status: 'found', windows: [], isMore: false }) });

    expect(result.outcome).toBe('NOTHING_NEW');
  });

  it('tells that the breaker is open even if nothing can be judged', async () => {
    const steps: string[] = [];

    const end = run({
      checkBreaker: async () => ({ actions: ['the pipeline was paused'] }),
      deliverAlerts: async () => {
        steps.push('sent');
        return { actions: [] };
      },
      findWindows: async () => {
        steps.push('failed');
        throw ApplicationFailure.nonRetryable('it broke', 'SomeError');
      },
    });

    await expect(end).rejects.toThrow();
    expect(steps).toEqual(['sent', 'failed']);
  });
});
