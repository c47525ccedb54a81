import { expect, it } from 'vitest';
import {
  classOfLeaf,
  drawnRowsOfLeaf,
  isMixedLeaf,
  maxPureCount,
  mixedLeafOf,
  pureLeafOf,
  rowOfLeaf,
} from './leaf-reference.js';

it('holds class and rows of a pure leaf in a number below 0, up to the largest', () => {
  for (const [classId, drawnRows] of [
    [0, 0],
    [255, 1],
    [6, maxPureCount],
    [255, maxPureCount],
  ]) {
    const reference = pureLeafOf(classId, drawnRows);

    expect(reference).toBeLessThan(0);
    expect(isMixedLeaf(reference)).toBe(false);
    expect([classOfLeaf(reference), drawnRowsOfLeaf(reference)]).toEqual([classId, drawnRows]);
  }
});

it('holds the row of a mixed leaf in a number below 0, up to the largest', () => {
  for (const row of [0, 1, 2 ** 30 - 1]) {
    const reference = mixedLeafOf(row);

    expect(reference).toBeLessThan(0);
    expect(isMixedLeaf(reference)).toBe(true);
    expect(rowOfLeaf(reference)).toBe(row);
  }
});
