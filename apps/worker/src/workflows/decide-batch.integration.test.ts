import { type BatchDecisionResult, batchDecisionWorkflow } from '@canopy/pipeline-contract';
import { WorkflowFailedError } from '@temporalio/client';
import type { WorkerOptions } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PipelineActivities } from '../activities/contract/pipeline-activities.js';
import { BatchDecidedError } from '../batches/batch-decided-error.js';
import { aNamespace, type TestNamespace } from '../testing/a-namespace.js';
import { bundleSources } from '../testing/run-tick.js';
import { runWorkflow } from '../testing/run-workflow.js';
import { someDecision } from '../testing/scenarios.js';

describe('decide_batch', () => {
  let namespace: TestNamespace;
  let bundle: NonNullable<WorkerOptions['workflowBundle']>;

  beforeAll(async () => {
    [namespace, bundle] = await Promise.all([aNamespace(), bundleSources()]);
  });
  afterAll(() => namespace.remove());

  const decide = (changes: Partial<PipelineActivities>) =>
    runWorkflow<BatchDecisionResult>(namespace, bundle, changes, {
      type: batchDecisionWorkflow,
      input: someDecision,
    });

  it('types the rows of a batch that is released', async () => {
    expect(await decide({})).toEqual({
      state: 'released',
      inserted: 10,
      duplicated: 0,
      failed: 0,
      processed: 1000,
      quarantined: 1,
    });
  });

  it('types nothing when the batch is rejected', async () => {
    const rejected = { state: 'rejected', inserted: 0, duplicated: 0, failed: 0 } as const;

    expect(await decide({ decideBatch: async () => rejected })).toMatchObject({ processed: 0 });
  });

  it('says who was faster, once', async () => {
    let attempts = 0;
    const decideBatch = async () => {
      attempts++;
      throw new BatchDecidedError('The batch is rejected already: by Bob');
    };

    const failure = await decide({ decideBatch }).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(WorkflowFailedError);
    expect((failure as WorkflowFailedError).cause).toMatchObject({
      type: 'BatchDecidedError',
      message: 'decideBatch failed: The batch is rejected already: by Bob',
    });
    expect(attempts).toBe(1);
  });
});
