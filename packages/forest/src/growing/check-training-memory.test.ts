import { describe, expect, it } from 'vitest';
import { ForestInputError } from '../forest-input-error.js';
import { aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { checkTrainingMemory } from './check-training-memory.js';
import { estimateTrainingMemory } from './estimate-training-memory.js';

const set = aTrainingSet({ rowCount: 10_000, columnCount: 5 });

describe('checkTrainingMemory', () => {
  it('refuses a training that does not fit, with both numbers', () => {
    const check = () => checkTrainingMemory(set, someOptions({ treeCount: 100 }), { threadCount: 4 }, 50e6);

    expect(check).toThrow(ForestInputError);
    expect(check).toThrow(
      /^100 trees of 10000 rows on 4 threads take about \d+ MB of memory, the limit is 50 MB:/,
    );
  });

  it('allows one that fits exactly', () => {
    const options = someOptions({ treeCount: 100 });

    const threads = { threadCount: 4 };
    const limit = estimateTrainingMemory(set, options, threads);

    expect(() => checkTrainingMemory(set, options, threads, limit)).not.toThrow();
  });
});

describe('estimateTrainingMemory', () => {
  it('grows with rows, trees and threads, and shrinks with larger leaves and columns that are shared already', () => {
    const estimate = (change: object, threadCount = 1, rows = set) =>
      estimateTrainingMemory(rows, someOptions({ treeCount: 10, ...change }), { threadCount });
    const shared = {
      ...set,
      columns: set.columns.map((column) => {
        const copy = new Float64Array(new SharedArrayBuffer(column.byteLength));
        copy.set(column as Float64Array);
        return copy;
      }),
    };

    expect(estimate({}, 1, aTrainingSet({ rowCount: 20_000, columnCount: 5 }))).toBeGreaterThan(estimate({}));
    expect(estimate({ treeCount: 20 })).toBeGreaterThan(estimate({}));
    expect(estimate({}, 2)).toBeGreaterThan(estimate({}) + 12e6);
    expect(estimate({ minSamplesLeaf: 5 })).toBeLessThan(estimate({}));
    expect(estimate({}) - estimate({}, 1, shared)).toBe(5 * 10_000 * 8);
  });
});
