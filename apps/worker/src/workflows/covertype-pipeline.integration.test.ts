import { MlflowError } from '@canopy/mlflow-client';
import type { PipelineResult, StoredObject } from '@canopy/pipeline-contract';
import { WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { WorkerOptions } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attend } from '../activities/attend.js';
import type { DecideInput } from '../activities/contract/dataset.js';
import type { PipelineActivities } from '../activities/contract/pipeline-activities.js';
import type { EndRunInput } from '../activities/contract/registration.js';
import { checkInput } from '../input/check-input.js';
import { aNamespace, type TestNamespace } from '../testing/a-namespace.js';
import { bundleSources, runTick, type TickHandle, withWorkers } from '../testing/run-tick.js';
import { scenarios, someInput } from '../testing/scenarios.js';

describe('p2_covertype_pipeline', () => {
  let namespace: TestNamespace;
  let bundle: NonNullable<WorkerOptions['workflowBundle']>;

  beforeAll(async () => {
    [namespace, bundle] = await Promise.all([aNamespace(), bundleSources()]);
  });
  afterAll(() => namespace.remove());

  const tick = <T = PipelineResult>(
    changes: Partial<PipelineActivities>,
    work: (handle: TickHandle) => Promise<T> = (handle) => handle.result() as Promise<T>,
    input?: unknown,
  ) => runTick(namespace, bundle, changes, work, input);

  /** The failure that a tick ends with. */
  const failureOf = (changes: Partial<PipelineActivities>, input?: unknown) =>
    tick(
      changes,
      async (handle) => {
        const error = await handle.result().catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(WorkflowFailedError);
        return (error as WorkflowFailedError).cause as ApplicationFailure;
      },
      input,
    );

  it('trains, promotes, and tells so where a person looks', async () => {
    const { result, description } = await tick(scenarios.promoted, async (handle) => ({
      result: await handle.result(),
      description: await handle.describe(),
    }));

    expect(result).toEqual({
      outcome: 'MODEL_PROMOTED',
      reason: 'Version 1: accuracy 0.9100, and there was no champion',
      reasons: [{ code: 'decided', version: '1', reasons: [{ code: 'first_champion', accuracy: 0.91 }] }],
      batchId: expect.stringMatching(/^\d{4}-\d\d-\d\d_[0-9a-f]{8}$/),
      rows: { received: 1003, inserted: 1001, duplicated: 1, failed: 1, processed: 1000, quarantined: 1 },
      model: { name: 'covertype_classifier', version: '1', runId: 'run1', accuracy: 0.91, f1Macro: 0.9 },
    });
    expect(description.searchAttributes).toMatchObject({
      BatchId: [result.batchId],
      PipelineOutcome: ['MODEL_PROMOTED'],
      ModelVersion: [1],
    });
  });

  it('keeps the champion when the gate says so', async () => {
    expect(await tick(scenarios.kept)).toMatchObject({ outcome: 'MODEL_KEPT', model: { version: '2' } });
  });

  it('ends as completed, with the reason, when there is too little to train on', async () => {
    const result = await tick(scenarios.skipped);

    expect(result.outcome).toBe('TRAINING_SKIPPED');
    expect(result.reason).toBe('No training: 5 new rows since the last training, and 100 make one worth it');
    expect(result.reasons).toEqual([
      { code: 'not_trained', reason: { code: 'new_rows', rows: 5, needed: 100 } },
    ]);
    expect(result.model).toBeUndefined();
  });

  it('goes on without a batch that is held, and says why', async () => {
    const asked: DecideInput[] = [];
    const { fetch, decide } = scenarios.held;

    const result = await tick(
      {
        fetch,
        decide: async (input) => {
          asked.push(input);
          return decide(input);
        },
      },
      undefined,
      { ...someInput, minSampleIncrement: 0 },
    );

    expect(result).toMatchObject({ outcome: 'TRAINING_SKIPPED', held: 'slope is 3 in every row' });
    expect(result.reason).toContain('The batch is held: slope is 3 in every row. No training: 5 new rows');
    expect(result.reasons).toMatchObject([
      { code: 'held', findings: [{ rule: 'constant_column', column: 'slope' }] },
      { code: 'not_trained' },
    ]);
    expect(asked).toMatchObject([{ minSampleIncrement: 1 }]);
  });

  it('types waiting rows even when the source has given everything, and ends as no new data', async () => {
    const result = await tick(scenarios.exhausted);

    expect(result.outcome).toBe('NO_NEW_DATA');
    expect(result.reason).toContain('All the information has been collected.');
    expect(result.rows).toMatchObject({ received: 0, processed: 1000, quarantined: 1 });
  });

  it('trains on waiting rows of an exhausted source when they are enough', async () => {
    expect(await tick(scenarios['exhausted-trained'])).toMatchObject({ outcome: 'MODEL_PROMOTED' });
  });

  it('does not train for ever on an exhausted source when no increment is asked for', async () => {
    const asked: DecideInput[] = [];
    const decide: PipelineActivities['decide'] = async (input) => {
      asked.push(input);
      return { ...(await scenarios.skipped.decide(input)), throughId: '0' };
    };
    const noIncrement = {
      groupNumber: 1,
      minSampleIncrement: 0,
      testSize: 0.2,
      modelName: 'm',
      training: { algorithm: 'cart', treeCount: 1, randomState: 1 },
    };

    await tick({ ...scenarios.exhausted, decide }, (handle) => handle.result(), noIncrement);
    await tick({ decide }, (handle) => handle.result(), noIncrement);

    expect(asked.map(({ minSampleIncrement }) => minSampleIncrement)).toEqual([1, 0]);
  });

  it('fails at once, readably, when the source breaks its contract', async () => {
    let attempts = 0;
    const fetch = () => {
      attempts++;
      return scenarios.refused.fetch();
    };

    const failure = await failureOf({ fetch });

    expect(failure).toMatchObject({ type: 'SourceContractError' });
    expect(failure.message).toBe("fetch failed: The source's answer (6 bytes) is not JSON");
    expect(attempts).toBe(1);
  });

  it('refuses settings that nobody can run with', async () => {
    const refuse: PipelineActivities['checkInput'] = async (input) => checkInput(input);

    const failure = await failureOf({ checkInput: refuse }, { groupNumber: 0 });

    expect(failure.type).toBe('InputError');
    expect(failure.message).toContain('groupNumber must be >= 1');
  });

  it('waits for a part that is away, and loses nothing', async () => {
    let attempts = 0;
    const startRun: PipelineActivities['startRun'] = async () => {
      if (++attempts < 3) throw new MlflowError('not reached', { errorCode: 'UNREACHABLE' });
      return { runId: 'run1', experimentId: '1', artifactUri: '' };
    };

    expect(await tick({ startRun })).toMatchObject({ outcome: 'MODEL_PROMOTED' });
    expect(attempts).toBe(3);
  });

  it.each(['train', 'evaluate', 'register'] as const)(
    'closes the run as failed when %s fails',
    async (step) => {
      const ended: EndRunInput[] = [];
      const endRun: PipelineActivities['endRun'] = async (input) => void ended.push(input);
      const broken = async () => {
        throw ApplicationFailure.nonRetryable('it broke', 'SomeError');
      };

      const failure = await failureOf({ [step]: broken, endRun });

      expect(failure).toMatchObject({ type: 'SomeError', message: `${step} failed: it broke` });
      expect(ended).toMatchObject([{ runId: 'run1', status: 'FAILED' }]);
    },
  );

  it('tells the first failure even if the run cannot be closed', async () => {
    const endRun: PipelineActivities['endRun'] = async () => {
      throw ApplicationFailure.nonRetryable('the run is gone', 'MlflowError');
    };

    const failure = await failureOf({ ...scenarios['training-failed'], endRun });

    expect(failure.message).toBe('train failed: A forest needs at least 1 tree, not 0.');
  });

  it('stops the other parts of a forest when one fails for good', async () => {
    const begun: number[] = [];
    const ended: EndRunInput[] = [];
    const growPart: PipelineActivities['growPart'] = ({ range }) =>
      attend<object, StoredObject>(async ({ signal }) => {
        begun.push(range.first);
        if (begun.length === 2) throw ApplicationFailure.nonRetryable('it broke', 'SomeError');
        if (begun.length === 1) return { uri: 's3://canopy/parts/one', sha256: '00', bytes: 1 };
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        throw signal.reason;
      });

    const failure = await failureOf({
      ...scenarios['in-parts'],
      growPart,
      endRun: async (input) => void ended.push(input),
    });

    expect(failure).toMatchObject({ type: 'SomeError', message: 'growPart failed: it broke' });
    expect(begun.length).toBeLessThanOrEqual(3);
    expect(ended).toMatchObject([{ runId: 'run1', status: 'FAILED' }]);
  });

  it.each(['train', 'evaluate'] as const)(
    'stops %s within two seconds of a cancellation, and closes the run as killed',
    async (step) => {
      const started = Promise.withResolvers<void>();
      const stopped = Promise.withResolvers<number>();
      const ended: EndRunInput[] = [];
      const busy = () =>
        attend<object, never>(async ({ signal }) => {
          started.resolve();
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
          stopped.resolve(performance.now());
          throw signal.reason;
        });

      const { cause, took } = await tick(
        { [step]: busy, endRun: async (input) => void ended.push(input) },
        async (handle) => {
          await started.promise;
          const start = performance.now();
          await handle.cancel();
          const took = (await stopped.promise) - start;
          const error = await handle.result().catch((caught: unknown) => caught);
          return { cause: (error as WorkflowFailedError).cause, took };
        },
      );

      expect(took).toBeLessThan(2000);
      expect(cause).toBeInstanceOf(CancelledFailure);
      expect(ended).toMatchObject([{ runId: 'run1', status: 'KILLED' }]);
    },
  );

  it('is finished by the next worker when its own is stopped in the middle', async () => {
    const started = Promise.withResolvers<void>();
    const train: PipelineActivities['train'] = () =>
      attend<object, never>(async ({ signal }) => {
        started.resolve();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        throw signal.reason;
      });
    const handle = await tick({ train }, async (begun) => {
      await started.promise;
      return begun;
    });

    const result = await withWorkers(namespace, bundle, {}, () => handle.result());

    const { events } = await handle.fetchHistory();
    const attempts = events?.map((event) => event.activityTaskStartedEventAttributes?.lastFailure?.message);
    expect(attempts).toContain('The worker was stopped; another attempt follows');
    expect(result).toMatchObject({ outcome: 'MODEL_PROMOTED' });
  });
});
