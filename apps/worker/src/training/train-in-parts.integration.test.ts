import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { needEnvironment } from '@canopy/database/testing';
import { finishedTreesMemo, taskQueues } from '@canopy/pipeline-contract';
import type { WorkflowFailedError } from '@temporalio/client';
import { CancelledFailure } from '@temporalio/common';
import { NativeConnection, type WorkerOptions } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DropPartsInput, Snapshot } from '../activities/contract/dataset.js';
import type { EndRunInput } from '../activities/contract/registration.js';
import { createTrainingActivities } from '../activities/create-training-activities.js';
import { createTrainingWorker } from '../temporal/create-training-worker.js';
import { aNamespace, type TestNamespace } from '../testing/a-namespace.js';
import { aSnapshotFile } from '../testing/a-snapshot-file.js';
import { aStore, type TestStore } from '../testing/a-store.js';
import { neverAborted, someResources, someSettings, unattended } from '../testing/a-training.js';
import { firstPromotion } from '../testing/fake-activities.js';
import {
  bundleSources,
  startTick,
  type TickHandle,
  whileRunning,
  withPipelineWorker,
} from '../testing/run-tick.js';
import { someInput } from '../testing/scenarios.js';
import { trainModel } from './train-model.js';

// https://github.com/temporalio/api/blob/master/temporal/api/enums/v1/workflow.proto, PendingActivityState
const started = 2;
const trainerProgram = fileURLToPath(new URL('../../dist/trainer.js', import.meta.url));
const treeCount = 60;
// More rows than the file has, so that a forest is cut into twelve parts that are grown in no time.
const claimedRows = 500_000;

describe('a training in parts', () => {
  let testStore: TestStore;
  let namespace: TestNamespace;
  let bundle: NonNullable<WorkerOptions['workflowBundle']>;
  const trainers = new Set<ChildProcess>();

  beforeAll(async () => {
    [testStore, namespace, bundle] = await Promise.all([aStore(), aNamespace(), bundleSources()]);
  });
  afterEach(async () => {
    for (const trainer of trainers) await kill(trainer);
  });
  afterAll(async () => {
    await testStore.clear();
    await namespace.remove();
  });

  /** Starts a tick that trains on the file, on a worker for all steps but the training. */
  function watchTick<T>(
    snapshot: Snapshot,
    randomState: number,
    work: (handle: TickHandle) => Promise<T>,
  ): Promise<{ seen: T; models: string[]; ended: EndRunInput[] }> {
    const models: string[] = [];
    const ended: EndRunInput[] = [];
    const steps = {
      snapshot: async () => ({ ...snapshot, trainingRows: claimedRows }),
      register: async ({ model }: { model: { object: { sha256: string } } }) => {
        models.push(model.object.sha256);
        return firstPromotion;
      },
      dropParts: ({ parts }: DropPartsInput) => testStore.store.remove(parts, neverAborted),
      endRun: async (input: EndRunInput) => void ended.push(input),
    };
    const input = { ...someInput, training: someSettings({ treeCount, randomState }) };
    return withPipelineWorker(namespace, bundle, steps, async () => {
      const seen = await work(await startTick(namespace, input));
      return { seen, models, ended };
    });
  }

  /** Runs trainers in this process, each with a connection of its own: one connection takes one worker of a queue. */
  async function withTrainers<T>(count: number, work: () => Promise<T>): Promise<T> {
    const address = needEnvironment('TEMPORAL_ADDRESS');
    const connections = await Promise.all(
      Array.from({ length: count }, () => NativeConnection.connect({ address })),
    );
    const activities = createTrainingActivities({ store: testStore.store, ...someResources(1) });
    const workers = await Promise.all(
      connections.map((connection) =>
        createTrainingWorker({ connection, namespace: namespace.namespace }, activities),
      ),
    );
    try {
      return await whileRunning(workers, work);
    } finally {
      for (const connection of connections) await connection.close();
    }
  }

  function startTrainer(): ChildProcess {
    const trainer = spawn(process.execPath, [trainerProgram], {
      env: {
        MLFLOW_S3_ENDPOINT_URL: needEnvironment('MLFLOW_S3_ENDPOINT_URL'),
        AWS_ACCESS_KEY_ID: needEnvironment('AWS_ACCESS_KEY_ID'),
        AWS_SECRET_ACCESS_KEY: needEnvironment('AWS_SECRET_ACCESS_KEY'),
        DATA_BUCKET: testStore.bucket,
        TEMPORAL_ADDRESS: needEnvironment('TEMPORAL_ADDRESS'),
        TEMPORAL_NAMESPACE: namespace.namespace,
        TRAINING_THREADS: '1',
        LOG_LEVEL: 'silent',
      },
      stdio: 'ignore',
    });
    trainers.add(trainer);
    return trainer;
  }

  async function kill(trainer: ChildProcess): Promise<void> {
    trainers.delete(trainer);
    if (trainer.exitCode !== null || trainer.signalCode !== null) return;
    const ended = once(trainer, 'exit');
    trainer.kill('SIGKILL');
    await ended;
  }

  const modelOf = async (snapshot: Snapshot, randomState: number) => {
    const training = someSettings({ treeCount, randomState });
    const dependencies = { store: testStore.store, ...someResources() };
    return (await trainModel(dependencies, { snapshot, training }, unattended)).object.sha256;
  };

  it.each([1, 2, 7])(
    'gives the bytes of one piece on %d trainers, and leaves no part behind',
    async (count) => {
      const snapshot = await aSnapshotFile(testStore.store, 1000 + count);

      const { seen, models } = await withTrainers(count, () =>
        watchTick(snapshot, count, async (handle) => {
          await handle.result();
          return handle.describe();
        }),
      );

      expect(models).toEqual([await modelOf(snapshot, count)]);
      expect(seen.memo?.[finishedTreesMemo]).toEqual({ treesDone: treeCount, treesInAll: treeCount });
      expect((await testStore.objects.list('parts/')).folders).toEqual([]);
    },
  );

  it('gives the same bytes when a trainer is killed in the middle of a part and others come', async () => {
    const snapshot = await aSnapshotFile(testStore.store, 30_000);

    const { seen, models } = await watchTick(snapshot, 3, async (handle) => {
      // A part may end between the look and the kill: then another trainer is killed.
      do {
        const trainer = startTrainer();
        await untilPartIsGrown(handle);
        await kill(trainer);
      } while (!(await isPartGrown(handle)));
      startTrainer();
      startTrainer();
      await handle.result();
      return { attempts: await attemptsOf(handle) };
    });

    expect(Math.max(...seen.attempts)).toBe(2);
    expect(models).toEqual([await modelOf(snapshot, 3)]);
  }, 120_000);

  it('stops every part within two seconds of a cancellation, and closes the run as killed', async () => {
    const snapshot = await aSnapshotFile(testStore.store, 60_000);

    const { seen, ended, models } = await withTrainers(2, () =>
      watchTick(snapshot, 4, async (handle) => {
        await untilPartIsGrown(handle);
        await setTimeout(300);
        const start = performance.now();
        await handle.cancel();
        const error = await handle.result().catch((caught: unknown) => caught);
        return { took: performance.now() - start, cause: (error as WorkflowFailedError).cause };
      }),
    );

    expect(seen.took).toBeLessThan(2000);
    expect(seen.cause).toBeInstanceOf(CancelledFailure);
    expect(ended).toMatchObject([{ runId: 'run1', status: 'KILLED' }]);
    expect(models).toEqual([]);
  }, 60_000);
});

async function isPartGrown(handle: TickHandle): Promise<boolean> {
  const { raw } = await handle.describe();
  const steps = raw.pendingActivities ?? [];
  return steps.some(({ state, activityType }) => state === started && activityType?.name === 'growPart');
}

async function untilPartIsGrown(handle: TickHandle): Promise<void> {
  while (!(await isPartGrown(handle))) await setTimeout(50);
}

/** How often each step of the training was tried. */
async function attemptsOf(handle: TickHandle): Promise<number[]> {
  const { events } = await handle.fetchHistory();
  const scheduled = new Set(
    (events ?? [])
      .filter((event) => event.activityTaskScheduledEventAttributes?.taskQueue?.name === taskQueues.training)
      .map((event) => String(event.eventId)),
  );
  return (events ?? [])
    .map((event) => event.activityTaskStartedEventAttributes)
    .filter((started) => started && scheduled.has(String(started.scheduledEventId)))
    .map((started) => started?.attempt ?? 0);
}
