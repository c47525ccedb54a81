import type { Database } from '@canopy/database';
import type { TrainingSettings } from '@canopy/pipeline-contract';
import type { Attendance } from '../activities/attend.js';
import type { Snapshot } from '../activities/contract/dataset.js';
import type { RegisterInput } from '../activities/contract/registration.js';
import { evaluateModel } from '../evaluation/evaluate-model.js';
import { ingestAnswer } from '../ingest/ingest-answer.js';
import type { DataStore } from '../objects/create-data-store.js';
import { preprocessWaitingRows } from '../preprocess/preprocess-waiting-rows.js';
import { startRun } from '../registration/start-run.js';
import { countSamples } from '../snapshot/samples.repository.js';
import { takeSnapshot } from '../snapshot/take-snapshot.js';
import { type TrainDependencies, trainModel } from '../training/train-model.js';
import type { InMemoryTracking } from './in-memory-tracking.js';
import { anAnswer } from './some-rows.js';

export const neverAborted: AbortSignal = new AbortController().signal;

/** For long work that nobody watches or cancels. */
export const unattended: Attendance<unknown> = { signal: neverAborted, report: () => undefined };

export const someResources = (threads = 2): Omit<TrainDependencies, 'store'> => ({
  threads,
  memoryLimit: 1e9,
  now: () => performance.now(),
});

export const someSettings = (changes: Partial<TrainingSettings> = {}): TrainingSettings => ({
  algorithm: 'extra_trees',
  treeCount: 10,
  randomState: 42,
  ...changes,
});

/** Takes rows through fetch and preprocess, and gives the snapshot of all there are. */
export async function aSnapshot(
  { pool }: Pick<Database, 'pool'>,
  store: DataStore,
  rows: readonly string[][],
  batchId = '2026-11-23_00000001',
): Promise<Snapshot> {
  const object = { uri: `s3://canopy/batches/${batchId}.json`, sha256: '00', bytes: 1 };
  await ingestAnswer(pool, { batchId, groupNumber: 1, object, bytes: anAnswer(rows) }, neverAborted);
  await preprocessWaitingRows(pool, neverAborted, () => undefined);
  const { throughId } = await countSamples(pool, 0.2);
  return takeSnapshot({ pool, store }, { throughId, testSize: 0.2 }, neverAborted);
}

/** Trains and judges on a snapshot: all that register is given. */
export async function aTraining(
  store: DataStore,
  tracking: InMemoryTracking,
  snapshot: Snapshot,
  { settings = someSettings(), key = 'workflow-run-1' } = {},
): Promise<RegisterInput> {
  const batchId = '2026-11-23_00000001';
  const input = { batchId, groupNumber: 1, training: settings, startTime: 1000, idempotencyKey: key };
  const run = await startRun(tracking.client, input);
  const dependencies = { store, ...someResources() };
  const model = await trainModel(dependencies, { snapshot, training: settings }, unattended);
  const question = { snapshot, model: model.object, modelName: 'covertype_classifier' };
  const evaluation = await evaluateModel({ store, tracking: tracking.client }, question, unattended);
  return {
    batchId,
    modelName: 'covertype_classifier',
    minSampleIncrement: 100,
    testSize: 0.2,
    training: settings,
    run,
    snapshot,
    model,
    evaluation,
    loggedAt: 2000,
    idempotencyKey: key,
  };
}
