import { describe, expect, it } from 'vitest';
import { aSchema } from '../testing/a-training-set.js';
import { forestFromTree } from '../trees/forest-from-tree.js';
import { measurePermutationImportance } from './measure-permutation-importance.js';

const rowCount = 2000;
const set = {
  columns: [
    Uint8Array.from({ length: rowCount }, (_, row) => row % 2),
    Uint8Array.from({ length: rowCount }, (_, row) => row % 7),
  ],
  labels: Uint8Array.from({ length: rowCount }, (_, row) => row % 2),
  classCount: 2,
};
const forest = forestFromTree(
  { featureIndex: 0, threshold: 1, left: { counts: [1, 0] }, right: { counts: [0, 1] } },
  aSchema(set),
);

describe('measurePermutationImportance', () => {
  it('is half the accuracy for a feature that decides between two even classes, and nothing for one never asked', () => {
    const { means, deviations } = measurePermutationImportance(forest, set, { repeats: 10, seed: 3 });

    // A shuffled row is right by chance: half of two thousand, sure to 1.1 points.
    expect(Math.abs(means[0] - 0.5)).toBeLessThan(0.02);
    expect(deviations[0]).toBeGreaterThan(0.002);
    expect(deviations[0]).toBeLessThan(0.03);
    expect([means[1], deviations[1]]).toEqual([0, 0]);
  });

  it('is the same for the same seed', () => {
    const settings = { repeats: 3, seed: 4 };

    expect(measurePermutationImportance(forest, set, settings)).toEqual(
      measurePermutationImportance(forest, set, settings),
    );
  });

  it('leaves the columns as they were', () => {
    const before = set.columns.map((column) => column.slice());

    measurePermutationImportance(forest, set, { repeats: 1, seed: 1 });

    expect(set.columns).toEqual(before);
  });

  it('refuses no rows and no repetition', () => {
    const none = { columns: [new Uint8Array(0), new Uint8Array(0)], labels: new Uint8Array(0) };

    expect(() => measurePermutationImportance(forest, none, { repeats: 1, seed: 1 })).toThrow(
      'There are no rows',
    );
    expect(() => measurePermutationImportance(forest, set, { repeats: 0, seed: 1 })).toThrow(
      'repeats must be an integer of at least 1, not 0.',
    );
  });
});
