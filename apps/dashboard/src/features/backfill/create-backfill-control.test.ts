import {
  ApplicationFailure,
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import type { Temporal } from '../../server/create-temporal';
import { createBackfillControl } from './create-backfill-control';

const progress = { ticks: 2, received: 458, inserted: 450, held: 0, trainings: 1, failuresInARow: 0 };
const startTime = new Date('2026-11-26T12:00:00Z');
const asked = { pauseSeconds: 300, mostTicks: 20 };

interface FakeBackfill {
  status: string;
  memo?: object;
  result?: () => Promise<unknown>;
}

/** A Temporal that knows at most one backfill, and carries a cancellation out at once. */
function aControl(known?: FakeBackfill) {
  const started: unknown[] = [];
  let backfill = known;
  const handle = {
    async describe() {
      if (backfill === undefined) throw new WorkflowNotFoundError('not found', 'backfill', undefined);
      return { status: { name: backfill.status }, memo: backfill.memo, startTime };
    },
    result: async () => backfill?.result?.(),
    async cancel() {
      backfill = { ...backfill, status: 'CANCELLED' };
    },
  };
  const workflow = {
    async start(...args: unknown[]) {
      if (backfill?.status === 'RUNNING') {
        throw new WorkflowExecutionAlreadyStartedError('already started', 'backfill', 'backfill');
      }
      started.push(args);
      backfill = { status: 'RUNNING' };
    },
    getHandle: () => handle,
  };
  const temporal: Temporal = {
    namespace: 'default',
    ask: (ask) => ask({ workflow } as unknown as Client),
  };
  return { started, control: createBackfillControl({ temporal, temporalUi: 'http://127.0.0.1:8233' }) };
}

describe('the control of the backfill', () => {
  it('knows that there was none', async () => {
    expect(await aControl().control.read()).toEqual({
      state: 'none',
      page: 'http://127.0.0.1:8233/namespaces/default/workflows/backfill',
    });
  });

  it('starts one under an id of its own, and tells how far it is', async () => {
    const { control, started } = aControl();

    expect(await control.start(asked)).toMatchObject({ state: 'running' });

    expect(started).toMatchObject([['backfill', { workflowId: 'backfill', args: [asked] }]]);
    const { control: later } = aControl({ status: 'RUNNING', memo: { Backfill: progress } });
    expect(await later.read()).toMatchObject({ state: 'running', progress });
  });

  it('refuses a second one beside it', async () => {
    const { control } = aControl({ status: 'RUNNING' });

    await expect(control.start(asked)).rejects.toMatchObject({ code: 'backfill_running' });
  });

  it.each([
    [true, 'drained'],
    [false, 'ended'],
  ])('tells how it ended (everything given: %s)', async (drained, state) => {
    const result = async () => ({ ...progress, drained, reason: 'so it was' });

    expect(await aControl({ status: 'COMPLETED', result }).control.read()).toMatchObject({
      state,
      progress,
      reason: 'so it was',
    });
  });

  it('tells why it failed', async () => {
    const cause = ApplicationFailure.nonRetryable('3 ticks in a row failed, the last with: no JSON');
    const result = () =>
      Promise.reject(new WorkflowFailedError('Workflow execution failed', cause, 'NON_RETRYABLE_FAILURE'));

    expect(await aControl({ status: 'FAILED', result }).control.read()).toMatchObject({
      state: 'failed',
      reason: '3 ticks in a row failed, the last with: no JSON',
    });
  });

  it('ends the one under way, and says when there is none', async () => {
    const { control } = aControl({ status: 'RUNNING', memo: { Backfill: progress } });

    expect(await control.cancel()).toMatchObject({ state: 'cancelled', progress });
    await expect(control.cancel()).rejects.toMatchObject({ code: 'backfill_idle', detail: 'cancelled' });
  });
});
