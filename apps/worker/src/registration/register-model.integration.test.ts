import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { createPredictor, decodeForest } from '@canopy/forest';
import { ServingDescription, SurrogateTree, TrainingProfile } from '@canopy/pipeline-contract';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Snapshot } from '../activities/contract/dataset.js';
import type { RegisterInput } from '../activities/contract/registration.js';
import { evaluateModel } from '../evaluation/evaluate-model.js';
import { readReceipt } from '../gate/read-receipt.js';
import { aStore, type TestStore } from '../testing/a-store.js';
import { aSnapshot, aTraining, neverAborted, someSettings, unattended } from '../testing/a-training.js';
import { type InMemoryTracking, inMemoryTracking } from '../testing/in-memory-tracking.js';
import { someRows } from '../testing/some-rows.js';
import { registerModel } from './register-model.js';
import { startRun } from './start-run.js';

describe('registerModel', () => {
  let database: TestDatabase;
  let testStore: TestStore;
  let snapshot: Snapshot;
  let tracking: InMemoryTracking;

  beforeAll(async () => {
    database = await aDatabase();
    testStore = await aStore();
    snapshot = await aSnapshot(database, testStore.store, someRows(600));
  });
  afterAll(async () => {
    await testStore.clear();
    await database.drop();
  });
  beforeEach(async () => {
    tracking = inMemoryTracking();
    await database.prisma.modelMetrics.deleteMany();
  });

  const register = (input: RegisterInput, signal = neverAborted) =>
    registerModel(
      { store: testStore.store, tracking: tracking.client, prisma: database.prisma },
      input,
      signal,
    );

  const artifact = (path: string) => {
    const body = tracking.artifacts.get(`mlflow-artifacts:/1/run1/artifacts/${path}`);
    return new TextDecoder().decode(body ?? new Uint8Array());
  };

  it("logs by the reference system's names", async () => {
    await register(await aTraining(testStore.store, tracking, snapshot));

    const run = tracking.runs.get('run1');
    expect(run?.info).toMatchObject({
      run_name: 'batch_2026-11-23_00000001',
      status: 'FINISHED',
      end_time: 2000,
    });
    const params = Object.fromEntries(run?.data.params.map(({ key, value }) => [key, value]) ?? []);
    expect(params).toMatchObject({
      n_estimators: '10',
      max_depth: 'None',
      random_state: '42',
      test_size: '0.2',
      class_weight: 'None',
      min_sample_increment: '100',
      model_type: 'extra_trees',
    });
    const metrics = Object.fromEntries(run?.data.metrics.map(({ key, value }) => [key, value]) ?? []);
    expect(metrics).toMatchObject({
      n_samples_train: snapshot.trainingRows,
      n_samples_test: snapshot.holdoutRows,
      n_features: 12,
      n_classes: 7,
      precision_0: expect.any(Number),
      recall_6: expect.any(Number),
      f1_3: expect.any(Number),
      floor_accuracy: expect.any(Number),
      log_loss: expect.any(Number),
      training_time_seconds: expect.any(Number),
    });
    expect(metrics.accuracy).toBeGreaterThan(0.9);
    expect(metrics).not.toHaveProperty('champion_accuracy');
    const tags = Object.fromEntries(run?.data.tags.map(({ key, value }) => [key, value]) ?? []);
    expect(Object.keys(tags)).toEqual(
      expect.arrayContaining(['batch_id', 'model_type', 'framework', 'dataset', 'training_mode', 'team']),
    );
  });

  it('uploads a model that Python and our servers can read, and what is known of it', async () => {
    await register(await aTraining(testStore.store, tracking, snapshot));

    const description = parse(artifact('model/MLmodel'));
    expect(description).toMatchObject({
      run_id: 'run1',
      utc_time_created: '1970-01-01 00:00:02.000000',
      flavors: { canopy: { data: 'forest.canopy' }, onnx: { data: 'model.onnx' } },
    });
    expect(tracking.artifacts.has('mlflow-artifacts:/1/run1/artifacts/model/model.onnx')).toBe(true);
    const serving = Value.Parse(ServingDescription, JSON.parse(artifact('model/serving.json')));
    expect(serving.categoryNumbers).toEqual(snapshot.categoryNumbers);
    expect(serving.selfTest.length).toBeGreaterThan(0);
    expect(JSON.parse(artifact('confusion_matrix.json')).matrix).toHaveLength(7);
    expect(JSON.parse(artifact('dataset.json'))).toMatchObject({
      sha256: snapshot.object.sha256,
      rows: snapshot.rows,
    });
    expect(JSON.parse(artifact('evaluation.json')).candidate.sampleCount).toBe(snapshot.holdoutRows);
  });

  it('tells servers how sure the model is, what it was trained on and how it may be read', async () => {
    await register(await aTraining(testStore.store, tracking, snapshot));

    const serving = Value.Parse(ServingDescription, JSON.parse(artifact('model/serving.json')));
    expect(serving.calibration?.temperature).toBeGreaterThan(0);
    expect(serving.conformal?.thresholds).toHaveLength(7);
    const shares = Object.values(serving.importances ?? {});
    expect(shares).toHaveLength(12);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const profile = Value.Parse(TrainingProfile, JSON.parse(artifact('model/profile.json')));
    expect(profile.rows).toBe(snapshot.trainingRows);
    expect(profile.predictedCounts.reduce((sum, count) => sum + count, 0)).toBe(snapshot.holdoutRows);
    const surrogate = Value.Parse(SurrogateTree, JSON.parse(artifact('model/surrogate.json')));
    expect(surrogate.fidelity).toBeGreaterThan(0.5);
    const { reliability, calibration } = JSON.parse(artifact('evaluation.json'));
    expect(reliability).toMatchObject({ before: expect.any(Object), after: expect.any(Object) });
    expect(calibration).toEqual(serving.calibration);
  });

  it('registers a boosted model as any other, with ONNX and with what it was boosted with', async () => {
    const settings = someSettings({ algorithm: 'gradient_boosting', learningRate: 0.3, maxLeaves: 15 });

    await register(await aTraining(testStore.store, tracking, snapshot, { settings }));

    expect(tracking.artifacts.has('mlflow-artifacts:/1/run1/artifacts/model/model.onnx')).toBe(true);
    const { selfTest } = Value.Parse(ServingDescription, JSON.parse(artifact('model/serving.json')));
    const file = tracking.artifacts.get('mlflow-artifacts:/1/run1/artifacts/model/forest.canopy');
    const { predictRow } = createPredictor(decodeForest(file ?? new Uint8Array()));
    for (const { features, probabilities } of selfTest) {
      expect([...predictRow(features)]).toEqual(probabilities);
    }
    const params = tracking.runs.get('run1')?.data.params;
    expect(params).toEqual(
      expect.arrayContaining([
        { key: 'model_type', value: 'gradient_boosting' },
        { key: 'learning_rate', value: '0.3' },
        { key: 'max_leaf_nodes', value: '15' },
      ]),
    );
  });

  it('promotes the first model and keeps its row', async () => {
    const { version, outcome } = await register(await aTraining(testStore.store, tracking, snapshot));

    expect({ version, outcome }).toEqual({ version: '1', outcome: 'promoted' });
    expect(tracking.aliases.get('champion')).toBe('1');
    expect(await database.prisma.modelMetrics.findMany()).toMatchObject([
      {
        workflowRunId: 'workflow-run-1',
        modelVersion: 1,
        algorithm: 'extra_trees',
        totalSamples: snapshot.rows,
        promoted: true,
      },
    ]);
  });

  /** Leaves so large that little is learnt. */
  const weak = someSettings({ minSamplesLeaf: 200 });

  it('promotes a model that is shown to be better than the champion, with a receipt of all that it rests on', async () => {
    await register(await aTraining(testStore.store, tracking, snapshot, { settings: weak }));

    const input = await aTraining(testStore.store, tracking, snapshot, { key: 'workflow-run-2' });
    const { outcome, reason } = await register(input);

    expect(outcome).toBe('promoted');
    expect(reason).toContain('in accuracy to version 1');
    expect(tracking.aliases.get('champion')).toBe('2');
    const decision = tracking.decisions.at(-1);
    expect(decision).toMatchObject({ outcome: 'promoted', from_version: '1', to_version: '2', why: reason });
    expect(readReceipt(decision?.evidence)).toMatchObject({
      snapshot: snapshot.object,
      model: input.model.object,
      report: input.evaluation.report,
      champion: { version: '1', status: 'judged', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      look: 1,
      seen: null,
      weighing: { verdict: 'better', rows: snapshot.holdoutRows, freshRows: snapshot.holdoutRows },
    });
  });

  it('does not judge a champion by the rows that chose it', async () => {
    await register(await aTraining(testStore.store, tracking, snapshot, { settings: weak }));
    await register(await aTraining(testStore.store, tracking, snapshot, { key: 'workflow-run-2' }));

    const third = await aTraining(testStore.store, tracking, snapshot, { key: 'workflow-run-3' });
    const { outcome } = await register(third);

    expect(outcome).toBe('kept');
    expect(readReceipt(tracking.decisions.at(-1)?.evidence)).toMatchObject({
      seen: snapshot.object,
      champion: { version: '2' },
      weighing: { rows: snapshot.holdoutRows, freshRows: 0, verdict: 'not shown' },
    });
  });

  it('asks a person while promotions are held, and about bytes that were rolled back', async () => {
    tracking.tags.set('promotion_hold', 'drift in elevation');
    await register(await aTraining(testStore.store, tracking, snapshot, { settings: weak }));
    const second = await aTraining(testStore.store, tracking, snapshot, { key: 'workflow-run-2' });

    expect(await register(second)).toMatchObject({
      outcome: 'awaiting_approval',
      reason: expect.stringContaining('promotions are held: drift in elevation'),
    });

    tracking.tags.clear();
    await tracking.client.registeredModels.setAlias('covertype_classifier', 'champion', '2');
    const step = { name: 'covertype_classifier', alias: 'champion', who: 'Ada', why: 'Odd answers.' };
    await tracking.client.decisions.rollBack({ ...step, toVersion: '1', idempotencyKey: 'back' });
    const again = await aTraining(testStore.store, tracking, snapshot, { key: 'workflow-run-3' });

    expect(await register(again)).toMatchObject({ outcome: expect.stringMatching(/kept|awaiting/) });
    expect(readReceipt(tracking.decisions.at(-1)?.evidence)?.rolledBack).toBe('2');
    expect(tracking.aliases.get('champion')).toBe('1');
  });

  it.each([
    ['what the watch saw', 'watch: Version 1 drifted', { code: 'drift', drifted: ['slope'] }],
    ['the words of a person alone', 'an audit', undefined],
  ])('keeps in the receipt of a promotion that was held %s', async (_what, hold, watched) => {
    const seen = { code: 'drift', version: '1', to: '2026-01-02T03:00:00Z', rows: 900, drifted: ['slope'] };
    tracking.tags.set('promotion_hold', hold);
    tracking.tags.set('promotion_hold_reason', JSON.stringify(seen));
    await register(await aTraining(testStore.store, tracking, snapshot, { settings: weak }));

    await register(await aTraining(testStore.store, tracking, snapshot, { key: 'workflow-run-2' }));

    const receipt = readReceipt(tracking.decisions.at(-1)?.evidence);
    expect(receipt).toMatchObject({ hold, ...(watched && { watched }) });
    expect(receipt?.reasons?.at(-1)).toMatchObject({ code: 'promotions_held', detail: hold });
    expect(receipt?.watched === undefined).toBe(watched === undefined);
  });

  it('adds a version that is worse, and leaves the alias where it is', async () => {
    await register(await aTraining(testStore.store, tracking, snapshot));
    const input = await aTraining(testStore.store, tracking, snapshot, { key: 'workflow-run-2' });
    const worse = { ...input.evaluation, candidate: { accuracy: 0.2, f1Macro: 0.2, logLoss: 9 } };

    const { version, outcome } = await register({ ...input, evaluation: worse });

    expect({ version, outcome }).toEqual({ version: '2', outcome: 'kept' });
    expect(tracking.aliases.get('champion')).toBe('1');
    const tags = Object.fromEntries(tracking.versions[1]?.tags.map(({ key, value }) => [key, value]) ?? []);
    expect(tags).toMatchObject({ gate: 'kept', batch_id: '2026-11-23_00000001', accuracy: '0.2' });
    expect(tags.gate_reason).toContain('below the floor');
  });

  it('keeps the champion that a person chose while the model was judged', async () => {
    const first = await aTraining(testStore.store, tracking, snapshot);
    const second = await aTraining(testStore.store, tracking, snapshot, { key: 'workflow-run-2' });
    await register(first);

    const { outcome, reason } = await register(second);

    expect(outcome).toBe('kept');
    expect(reason).toContain('the champion was changed while this model was judged');
    expect(reason).toContain('version 1 now');
    expect(readReceipt(tracking.decisions.at(-1)?.evidence)?.reasons).toEqual([
      { code: 'champion_changed', champion: '1' },
    ]);
  });

  it('replaces a champion whose model file is cut short, and keeps one of another kind', async () => {
    await register(await aTraining(testStore.store, tracking, snapshot));
    const file = 'mlflow-artifacts:/1/run1/artifacts/model/forest.canopy';
    const whole = tracking.artifacts.get(file) ?? new Uint8Array();
    const judge = async () => {
      const model = await testStore.store.putByHash(
        { folder: 'models', extension: 'forest', contentType: 'application/octet-stream' },
        whole,
        neverAborted,
      );
      const question = { snapshot, model, modelName: 'covertype_classifier' };
      const tools = { store: testStore.store, tracking: tracking.client };
      return (await evaluateModel(tools, question, unattended)).champion;
    };

    tracking.artifacts.set(file, whole.slice(0, 1000));
    expect(await judge()).toMatchObject({ status: 'damaged', version: '1', fault: { code: 'unreadable' } });

    tracking.artifacts.delete(file);
    expect(await judge()).toMatchObject({ status: 'foreign', version: '1', fault: { code: 'no_forest' } });
  });

  it('is finished by a second attempt wherever the first one died', async () => {
    const input = await aTraining(testStore.store, tracking, snapshot);
    const before = tracking.calls.length;
    await register(input);
    const callsOfOne = tracking.calls.length - before;

    for (let died = 0; died < callsOfOne; died++) {
      tracking = inMemoryTracking();
      await database.prisma.modelMetrics.deleteMany();
      await startRun(tracking.client, { ...input, groupNumber: 1, startTime: 1000 });
      tracking.failAfterCalls = tracking.calls.length + died;
      await expect(register(input)).rejects.toThrow('not reached');
      tracking.failAfterCalls = undefined;

      expect(await register(input)).toMatchObject({ version: '1', outcome: 'promoted' });
      expect(tracking.versions).toHaveLength(1);
      expect(tracking.decisions).toHaveLength(1);
      expect(tracking.runs.size).toBe(1);
      expect(tracking.runs.get('run1')?.info.status).toBe('FINISHED');
      expect(await database.prisma.modelMetrics.count()).toBe(1);
    }
  });

  it('registers nothing when it is cancelled in time', async () => {
    const input = await aTraining(testStore.store, tracking, snapshot, {
      settings: someSettings({ treeCount: 1 }),
    });

    await expect(register(input, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');

    expect(tracking.versions).toEqual([]);
    expect(await database.prisma.modelMetrics.count()).toBe(0);
  });
});
