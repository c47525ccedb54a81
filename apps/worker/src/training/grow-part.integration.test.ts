import { decodeForest } from '@canopy/forest';
import type { TrainingProgress } from '@canopy/pipeline-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../activities/contract/dataset.js';
import type { GrowPartInput } from '../activities/contract/training.js';
import { isPermanent } from '../failures/is-permanent.js';
import { keepSnapshot } from '../snapshot/keep-snapshot.js';
import { aSnapshotFile } from '../testing/a-snapshot-file.js';
import { aStore, type TestStore } from '../testing/a-store.js';
import { neverAborted, someResources, someSettings, unattended } from '../testing/a-training.js';
import { growPart } from './grow-part.js';
import { mergeParts } from './merge-parts.js';
import { trainModel } from './train-model.js';

describe('growPart', () => {
  let testStore: TestStore;
  let snapshot: Snapshot;

  beforeAll(async () => {
    testStore = await aStore();
    snapshot = await aSnapshotFile(testStore.store, 2000);
  });
  afterAll(() => testStore.clear());

  const dependencies = () => {
    const { store } = testStore;
    return { store, snapshots: keepSnapshot(store), ...someResources() };
  };
  const partOf = (first: number, count: number, training = someSettings()): GrowPartInput => ({
    snapshot: snapshot.object,
    training,
    range: { first, count },
  });

  it.each(['extra_trees', 'random_forest'] as const)(
    'makes parts of %s that join to the model of one piece, to the byte',
    async (algorithm) => {
      const training = someSettings({ algorithm });
      const whole = await trainModel(dependencies(), { snapshot, training }, unattended);

      const parts = [
        await growPart(dependencies(), partOf(4, 6, training), unattended),
        await growPart({ ...dependencies(), threads: 1 }, partOf(0, 4, training), unattended),
      ];
      const merged = await mergeParts(dependencies(), { training, parts }, unattended);

      expect(merged).toEqual({ object: whole.object, hyperparameters: whole.hyperparameters });
    },
  );

  it('finds a part that an earlier attempt has stored, and grows nothing', async () => {
    const first = await growPart(dependencies(), partOf(0, 3), unattended);
    const told: TrainingProgress[] = [];
    const report = (progress: TrainingProgress) => void told.push(progress);

    const second = await growPart(dependencies(), partOf(0, 3), { signal: neverAborted, report });

    expect(second).toEqual(first);
    expect(told.map(({ stage }) => stage)).toEqual(['reading']);
  });

  it('keeps parts of other trees, settings or rows apart', async () => {
    const other = await aSnapshotFile(testStore.store, 300);

    const parts = [
      await growPart(dependencies(), partOf(0, 2), unattended),
      await growPart(dependencies(), partOf(2, 2), unattended),
      await growPart(dependencies(), partOf(0, 2, someSettings({ minSamplesLeaf: 5 })), unattended),
      await growPart(dependencies(), { ...partOf(0, 2), snapshot: other.object }, unattended),
    ];

    expect(new Set(parts.map(({ uri }) => uri)).size).toBe(4);
    const third = decodeForest(await testStore.store.read(parts[2] ?? snapshot.object, neverAborted));
    expect(third.options).toMatchObject({ minSamplesLeaf: 5, maxFeatures: 8 });
  });

  it('tells how many of its own trees it has grown', async () => {
    const told: TrainingProgress[] = [];
    const report = (progress: TrainingProgress) => void told.push(progress);

    await growPart(dependencies(), partOf(5, 3), { signal: neverAborted, report });

    expect(told[0]).toEqual({ stage: 'reading', treesDone: 0, treesInAll: 3 });
    expect(told.at(-1)).toEqual({ stage: 'storing', treesDone: 3, treesInAll: 3 });
  });

  it.each([
    [1000, /Reading \d+ bytes of rows takes about 1 MB of memory, and this machine allows 1 MB/],
    [5_000_000, /1 trees of 1800 rows on 2 threads take about \d+ MB of memory, the limit is \d+ MB/],
  ])('refuses rows that do not fit into %d bytes, with both numbers', async (memoryLimit, message) => {
    const input = partOf(0, 1, someSettings({ randomState: 7 }));
    const attempt = growPart({ ...dependencies(), memoryLimit }, input, unattended);

    await expect(attempt).rejects.toThrow(message);
  });

  it('refuses parts that are not one forest, for good', async () => {
    const training = someSettings();
    const parts = [
      await growPart(dependencies(), partOf(0, 4), unattended),
      await growPart(dependencies(), partOf(5, 5), unattended),
    ];

    const error = await mergeParts(dependencies(), { training, parts }, unattended).catch((thrown) => thrown);

    expect(error).toMatchObject({ message: 'No part holds tree 4.' });
    expect(isPermanent(error)).toBe(true);
  });

  it('refuses parts that cannot be joined in the memory there is, with both numbers', async () => {
    const part = await growPart(dependencies(), partOf(0, 10), unattended);
    const attempt = mergeParts(
      { store: testStore.store, memoryLimit: 1000 },
      { training: someSettings(), parts: [part] },
      unattended,
    );

    await expect(attempt).rejects.toThrow(
      /Joining \d+ bytes of trees takes about \d+ MB of memory, and this/,
    );
  });
});
