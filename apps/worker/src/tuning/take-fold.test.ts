import { describe, expect, it } from 'vitest';
import { takeFold } from './take-fold.js';

const rows = {
  columns: [Int32Array.of(10, 11, 12, 13, 14, 15, 16), Int32Array.of(0, 0, 0, 1, 1, 1, 2)],
  labels: Uint8Array.of(0, 1, 2, 3, 4, 5, 6),
};

describe('takeFold', () => {
  it('takes every third row, with its label and all its values', () => {
    const { judged, others } = takeFold(rows, 1, 3);

    expect([...judged.labels]).toEqual([1, 4]);
    expect(judged.columns.map((column) => [...column])).toEqual([
      [11, 14],
      [0, 1],
    ]);
    expect([...others.labels]).toEqual([0, 2, 3, 5, 6]);
  });

  it('judges each row in one fold', () => {
    const judged = [0, 1, 2].flatMap((fold) => [...takeFold(rows, fold, 3).judged.labels]);

    expect(judged.sort()).toEqual([...rows.labels]);
  });
});
