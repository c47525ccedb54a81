// Threads start from a file of JavaScript, so what is tested here is the built package.
import { trainForestOnThreads } from '@canopy/forest/threads';
import { describe, expect, it } from 'vitest';
import type { ForestAlgorithm, NumericColumn } from '../forest.js';
import { growTrees } from '../growing/grow-trees.js';
import { trainForest } from '../growing/train-forest.js';
import { encodeForest } from '../model-file/encode-forest.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';

function intoShared(column: NumericColumn): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(8 * column.length));
  copy.set(column);
  return copy;
}

const algorithms: ForestAlgorithm[] = ['extra_trees', 'random_forest'];

describe('trainForestOnThreads', () => {
  it.each(algorithms)(
    'grows the same bytes of %s as one thread does, on any number of threads',
    async (algorithm) => {
      const set = aTrainingSet({ rowCount: 2000, valueCount: 300 });
      const options = someOptions({ algorithm, treeCount: 8, classWeight: 'balanced', maxFeatures: 2 });
      const expected = encodeForest(trainForest(set, options, aSchema(set)));

      for (const threadCount of [1, 2, 5, 20]) {
        const forest = await trainForestOnThreads(set, options, aSchema(set), { threadCount });

        expect(encodeForest(forest)).toEqual(expected);
      }
    },
    // A busy machine takes long to start so many threads.
    30_000,
  );

  it('grows some of the trees as one part of the forest', async () => {
    const set = aTrainingSet();
    const options = someOptions({ treeCount: 7 });
    const range = { first: 3, count: 2 };
    const told: { trees: number; of: number }[] = [];

    const part = await trainForestOnThreads(set, options, aSchema(set), {
      threadCount: 3,
      range,
      onProgress: (done) => told.push(done),
    });

    expect(encodeForest(part)).toEqual(encodeForest(growTrees(set, options, aSchema(set), range)));
    expect(told.at(-1)).toEqual({ trees: 2, of: 2 });
  });

  it.each([1, 3])(
    'takes columns that it may take, and gives the same bytes: %d threads',
    async (threadCount) => {
      const set = aTrainingSet({ columnCount: 6 });
      const options = someOptions({ maxFeatures: 3 });
      const expected = encodeForest(trainForest(set, options, aSchema(set)));
      const columns = set.columns.map((column, f) => {
        if (f === 2) return Float64Array.of(...column, 0).subarray(0, column.length);
        if (f !== 4) return column;
        return intoShared(column);
      });

      const forest = await trainForestOnThreads({ ...set, columns }, options, aSchema(set), {
        threadCount,
        mayTakeColumns: true,
      });

      expect(encodeForest(forest)).toEqual(expected);
      expect(columns.map(({ length }) => length)).toEqual([0, 0, 300, 0, 300, 0]);
    },
  );

  it('takes a column that stands in two places once', async () => {
    const { columns, ...set } = aTrainingSet({ columnCount: 1 });
    const twice = { ...set, columns: [columns[0], columns[0]] };
    const expected = encodeForest(trainForest(twice, someOptions(), aSchema(twice)));

    const forest = await trainForestOnThreads(twice, someOptions(), aSchema(twice), {
      threadCount: 2,
      mayTakeColumns: true,
    });

    expect(encodeForest(forest)).toEqual(expected);
  });

  it('refuses trees that the forest does not have', async () => {
    const set = aTrainingSet();
    const range = { first: 4, count: 2 };

    await expect(
      trainForestOnThreads(set, someOptions(), aSchema(set), { threadCount: 2, range }),
    ).rejects.toThrow('There are no 2 trees from tree 4 on in a forest of trees 0 to 4.');
  });

  it('takes columns of any number format, in private or shared memory', async () => {
    const set = aTrainingSet({ columnCount: 9 });
    const arrays = [
      Float64Array,
      Float32Array,
      Int32Array,
      Uint32Array,
      Int16Array,
      Uint16Array,
      Int8Array,
      Uint8Array,
      Uint8ClampedArray,
    ];
    const columns = set.columns.map((column, i) => arrays[i].from(column));
    const shared = new Float64Array(new SharedArrayBuffer(columns[0].byteLength));
    shared.set(columns[0]);
    const mixed = { ...set, columns: [shared, ...columns.slice(1)] };

    const forest = await trainForestOnThreads(mixed, someOptions(), aSchema(set), { threadCount: 2 });

    expect(encodeForest(forest)).toEqual(encodeForest(trainForest(set, someOptions(), aSchema(set))));
  });

  it('tells of every tree that is done', async () => {
    const set = aTrainingSet();
    const told: { trees: number; of: number }[] = [];

    await trainForestOnThreads(set, someOptions({ treeCount: 4 }), aSchema(set), {
      threadCount: 2,
      onProgress: (done) => told.push(done),
    });

    expect(told).toEqual([1, 2, 3, 4].map((trees) => ({ trees, of: 4 })));
  });

  it('stops soon after it is aborted, with the reason that was given', async () => {
    const set = aTrainingSet({ rowCount: 200_000, valueCount: 5000 });
    const controller = new AbortController();
    const reason = new Error('The worker shuts down.');
    let abortedAt = 0;
    setTimeout(() => {
      abortedAt = performance.now();
      controller.abort(reason);
    }, 300);

    const training = trainForestOnThreads(set, someOptions({ treeCount: 1000 }), aSchema(set), {
      threadCount: 2,
      signal: controller.signal,
    });

    await expect(training).rejects.toBe(reason);
    expect(performance.now() - abortedAt).toBeLessThan(1000);
  });

  it('does not start when it was aborted before', async () => {
    const set = aTrainingSet();
    const reason = new Error('Too late.');

    const training = trainForestOnThreads(set, someOptions(), aSchema(set), {
      threadCount: 2,
      signal: AbortSignal.abort(reason),
    });

    await expect(training).rejects.toBe(reason);
  });

  it('leaves the event loop free', async () => {
    const set = aTrainingSet({ rowCount: 20_000, valueCount: 5000 });
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);

    await trainForestOnThreads(set, someOptions({ treeCount: 20 }), aSchema(set), { threadCount: 1 });
    clearInterval(timer);

    expect(ticks).toBeGreaterThan(5);
  });

  it('passes on what its listener throws', async () => {
    const set = aTrainingSet();
    const failure = new Error('The heartbeat failed.');

    const training = trainForestOnThreads(set, someOptions(), aSchema(set), {
      threadCount: 2,
      onProgress: () => {
        throw failure;
      },
    });

    await expect(training).rejects.toBe(failure);
  });

  it.each([0, 1.5, Number.NaN])('refuses %d threads', async (threadCount) => {
    const set = aTrainingSet();

    await expect(trainForestOnThreads(set, someOptions(), aSchema(set), { threadCount })).rejects.toThrow(
      `threadCount must be an integer of at least 1, not ${threadCount}.`,
    );
  });

  it('refuses to start when memory would not do', async () => {
    const set = aTrainingSet();

    await expect(
      trainForestOnThreads(set, someOptions(), aSchema(set), { threadCount: 2, memoryLimitBytes: 1e6 }),
    ).rejects.toThrow('the limit is 1 MB');
  });

  it('refuses unusable rows before any thread starts', async () => {
    const set = { ...aTrainingSet(), labels: new Uint8Array(0) };

    await expect(trainForestOnThreads(set, someOptions(), aSchema(set), { threadCount: 2 })).rejects.toThrow(
      'There are no rows to train on.',
    );
  });
});
