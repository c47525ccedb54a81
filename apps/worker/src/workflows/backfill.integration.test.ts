import { type BackfillInput, type BackfillResult, backfillWorkflow } from '@canopy/pipeline-contract';
import { WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import type { WorkerOptions } from '@temporalio/worker';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FetchResult } from '../activities/contract/ingest.js';
import type { PipelineActivities } from '../activities/contract/pipeline-activities.js';
import { createBackfillActivities } from '../activities/create-backfill-activities.js';
import { SourceContractError } from '../ingest/source-contract-error.js';
import { upsertSchedule } from '../schedules/upsert-schedule.js';
import { aNamespace, type TestNamespace } from '../testing/a-namespace.js';
import { bundleSources } from '../testing/run-tick.js';
import { runWorkflow } from '../testing/run-workflow.js';
import { scenarios, someInput } from '../testing/scenarios.js';

const aBatch: FetchResult = {
  status: 'stored',
  answer: { uri: 's3://canopy/batches/b.json', sha256: '00', bytes: 1 },
  batchNumber: 0,
  received: 1003,
  inserted: 1003,
  duplicated: 0,
  failed: 0,
};

describe('backfill', () => {
  let namespace: TestNamespace;
  let bundle: NonNullable<WorkerOptions['workflowBundle']>;

  beforeAll(async () => {
    bundle = await bundleSources();
  });
  beforeEach(async () => {
    namespace = await aNamespace();
    // Due once a year: only the backfill makes ticks, behind the first one.
    await upsertSchedule(namespace.client, { expression: '0 0 1 1 *', input: someInput });
  });
  afterEach(() => namespace.remove());

  /** A source that has so many batches for all ticks together. */
  const sourceOf = (batches: number): PipelineActivities['fetch'] => {
    let left = batches;
    return async () =>
      left-- > 0 ? aBatch : { status: 'exhausted', message: 'All the information has been collected.' };
  };

  const run = <T = BackfillResult>(
    fetch: PipelineActivities['fetch'],
    changes: Partial<BackfillInput> = {},
    work?: (handle: WorkflowHandle) => Promise<T>,
    steps: Partial<PipelineActivities> = { decide: scenarios.skipped.decide },
  ) =>
    runWorkflow<BackfillResult, T>(
      namespace,
      bundle,
      { ...createBackfillActivities(namespace.client), fetch, ...steps },
      { type: backfillWorkflow, input: { pauseSeconds: 0, mostTicks: 10, ...changes } },
      work,
    );

  it('drains the source tick by tick, through the schedule, and none of its ticks is left out', async () => {
    const result = await run(sourceOf(4));

    expect(result).toMatchObject({ drained: true, failuresInARow: 0, held: 0, trainings: 0 });
    const { info } = await namespace.client.schedule.getHandle('p2_covertype_pipeline').describe();
    expect(info.numActionsSkippedOverlap).toBe(0);
    // The schedule's own first tick takes a batch, too, unless the backfill has seen it as its own.
    expect(result.received).toBeGreaterThanOrEqual(3 * 1003);
    expect(result.received).toBeLessThanOrEqual(4 * 1003);
  });

  it('ends after as many ticks as it was given', async () => {
    expect(await run(sourceOf(100), { mostTicks: 2 })).toMatchObject({ drained: false, ticks: 2 });
  });

  it('counts each training, also one whose model waits for a person', async () => {
    const result = await run(sourceOf(100), { mostTicks: 2 }, undefined, scenarios['awaiting-approval']);

    expect(result).toMatchObject({ ticks: 2, trainings: 2 });
  });

  it('gives up after three failed ticks in a row, with the last reason', async () => {
    const broken = async () => {
      throw new SourceContractError("The source's answer (6 bytes) is not JSON");
    };

    const failure = await run(broken).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(WorkflowFailedError);
    expect((failure as WorkflowFailedError).cause).toMatchObject({
      message: expect.stringMatching(/^3 ticks in a row failed, the last with: .*is not JSON/),
    });
  });

  it('can be cancelled while it waits for the source', async () => {
    const status = await run(sourceOf(100), { pauseSeconds: 3600 }, async (handle) => {
      while ((await handle.describe()).memo?.Backfill === undefined) await new Promise(setImmediate);
      await handle.cancel();
      await handle.result().catch(() => undefined);
      return (await handle.describe()).status.name;
    });

    expect(status).toBe('CANCELLED');
  });

  it('refuses settings that cannot be used', async () => {
    await expect(run(sourceOf(1), { mostTicks: 0 })).rejects.toThrow(WorkflowFailedError);
  });
});
