import { ApplicationFailure, type Client, WorkflowFailedError } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import type { Temporal } from '../../server/create-temporal';
import { createBatchControl } from './create-batch-control';

const decision = { batchId: 'b1', verdict: 'release', by: 'Ada', reason: 'the station was moved' } as const;

/** A Temporal whose workflow is open for `looks` looks and then ends as told. */
function aTemporal(looks: number, result: () => Promise<unknown>) {
  const started: unknown[] = [];
  let left = looks;
  const handle = {
    describe: async () => ({ status: { name: left-- > 0 ? 'RUNNING' : 'COMPLETED' } }),
    result,
  };
  const workflow = {
    start: async (...args: unknown[]) => started.push(args),
    getHandle: () => handle,
  };
  const temporal: Temporal = {
    namespace: 'default',
    ask: (ask) => ask({ workflow } as unknown as Client),
  };
  return { started, control: createBatchControl({ temporal, wait: async () => undefined }) };
}

const failing = (type: string) => async () => {
  const cause = ApplicationFailure.nonRetryable('decideBatch failed: it is rejected already: by Bob', type);
  throw new WorkflowFailedError('Workflow execution failed', cause, 'NON_RETRYABLE_FAILURE');
};

describe('createBatchControl', () => {
  it('starts one decision a batch, and waits until it is carried out', async () => {
    const { started, control } = aTemporal(3, async () => ({ state: 'released' }));

    await control.decide(decision);

    expect(started).toMatchObject([
      [
        'decide_batch',
        { workflowId: 'decide_batch-b1', workflowIdConflictPolicy: 'USE_EXISTING', args: [decision] },
      ],
    ]);
  });

  it.each([
    ['BatchDecidedError', 'batch_decided'],
    ['InputError', 'batch_missing'],
    ['ObjectMissingError', 'decision_failed'],
  ])('tells a person what a %s means', async (type, code) => {
    const { control } = aTemporal(0, failing(type));

    await expect(control.decide(decision)).rejects.toMatchObject({
      code,
      detail: 'decideBatch failed: it is rejected already: by Bob',
    });
  });

  it('does not take the decision that it joined for its own', async () => {
    const { control } = aTemporal(0, async () => ({ state: 'rejected' }));

    await expect(control.decide(decision)).rejects.toMatchObject({ code: 'batch_decided' });
  });

  it('gives up waiting when no worker is there, and says that the decision stands', async () => {
    const { control } = aTemporal(Number.POSITIVE_INFINITY, async () => undefined);

    await expect(control.decide(decision)).rejects.toMatchObject({ code: 'decision_pending' });
  });
});
