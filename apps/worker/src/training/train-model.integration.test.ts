import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { createPredictor, decodeForest, measureGainImportance } from '@canopy/forest';
import type { TrainingProgress } from '@canopy/pipeline-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../activities/contract/dataset.js';
import { aStore, type TestStore } from '../testing/a-store.js';
import { aSnapshot, neverAborted, someResources, someSettings, unattended } from '../testing/a-training.js';
import { someRows } from '../testing/some-rows.js';
import { trainModel } from './train-model.js';

describe('trainModel', () => {
  let database: TestDatabase;
  let testStore: TestStore;
  let snapshot: Snapshot;

  beforeAll(async () => {
    database = await aDatabase();
    testStore = await aStore();
    snapshot = await aSnapshot(database, testStore.store, someRows(3000));
  });
  afterAll(async () => {
    await testStore.clear();
    await database.drop();
  });

  const dependencies = (threads = 2) => ({ store: testStore.store, ...someResources(threads) });

  it.each(['extra_trees', 'random_forest', 'gradient_boosting', 'cart'] as const)(
    'makes a model by %s that tells the classes apart',
    async (algorithm) => {
      const training = someSettings({ algorithm });

      const { object, seconds } = await trainModel(dependencies(), { snapshot, training }, unattended);

      const forest = decodeForest(await testStore.store.read(object, neverAborted));
      const { predictRow } = createPredictor(forest);
      const probabilities = predictRow([1900, 37, 3, 1, -12, 0, 221, 232, 148, 6279, 1, 7745]);
      expect(probabilities.indexOf(Math.max(...probabilities))).toBe(0);
      expect(forest.schema.classNames).toHaveLength(7);
      expect(measureGainImportance(forest).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(seconds).toBeGreaterThan(0);
    },
  );

  it.each(['extra_trees', 'gradient_boosting'] as const)(
    'stores the same object when %s is tried again, on any number of threads',
    async (algorithm) => {
      const training = someSettings({ algorithm });

      const first = await trainModel(dependencies(1), { snapshot, training }, unattended);
      const second = await trainModel(dependencies(2), { snapshot, training }, unattended);

      expect(second.object).toEqual(first.object);
    },
  );

  it('tells how many trees it has grown', async () => {
    const told: TrainingProgress[] = [];
    const report = (progress: TrainingProgress) => told.push(progress);

    await trainModel(
      dependencies(),
      { snapshot, training: someSettings() },
      { signal: neverAborted, report: (progress) => void report(progress) },
    );

    expect(told[0]).toEqual({ stage: 'reading', treesDone: 0, treesInAll: 10 });
    expect(told.filter(({ stage }) => stage === 'growing').map(({ treesDone }) => treesDone)).toEqual(
      Array.from({ length: 11 }, (_, trees) => trees),
    );
    expect(told.at(-1)).toEqual({ stage: 'storing', treesDone: 10, treesInAll: 10 });
  });

  it.each(['extra_trees', 'gradient_boosting', 'cart'] as const)(
    'stops %s within two seconds when it is cancelled',
    async (algorithm) => {
      const cancelled = new AbortController();
      const training = someSettings({ algorithm, treeCount: 10_000 });
      const attempt = trainModel(
        dependencies(),
        { snapshot, training },
        { signal: cancelled.signal, report: () => undefined },
      );
      let start = 0;
      setTimeout(() => {
        start = performance.now();
        cancelled.abort(new Error('cancelled'));
      }, 300);

      await expect(attempt).rejects.toThrow('cancelled');
      expect(performance.now() - start).toBeLessThan(2000);
    },
  );

  it.each(['extra_trees', 'gradient_boosting'] as const)(
    'refuses %s that would take more memory than there is, before any work',
    async (algorithm) => {
      const training = someSettings({ algorithm, treeCount: 10_000 });
      const short = { ...dependencies(), memoryLimit: 50e6 };

      await expect(trainModel(short, { snapshot, training }, unattended)).rejects.toThrow(
        /of 2\d\d\d rows on 2 threads.* take about \d+ MB of memory, the limit is \d+ MB/,
      );
    },
  );

  it('counts a tree a class and round of boosting', async () => {
    const told: TrainingProgress[] = [];
    const training = someSettings({ algorithm: 'gradient_boosting', treeCount: 3 });

    const { hyperparameters } = await trainModel(
      dependencies(),
      { snapshot, training },
      { signal: neverAborted, report: (progress) => void told.push(progress) },
    );

    expect(told[0]).toMatchObject({ treesDone: 0, treesInAll: 21 });
    expect(told.at(-1)).toEqual({ stage: 'storing', treesDone: 21, treesInAll: 21 });
    expect(hyperparameters).toMatchObject({ n_estimators: '3', learning_rate: '0.1', max_leaf_nodes: '63' });
  });

  it('refuses a snapshot whose bytes have changed, and says which', async () => {
    const object = { ...snapshot.object, sha256: '00' };

    const attempt = trainModel(
      dependencies(),
      { snapshot: { ...snapshot, object }, training: someSettings() },
      unattended,
    );

    await expect(attempt).rejects.toThrow(/snapshots\/[0-9a-f]{64}.arrow is damaged/);
  });
});
