import { describe, expect, it } from 'vitest';
import { Random } from '../random.js';
import { createCodeFinder } from './create-code-finder.js';
import { findCode } from './find-code.js';

/** Numbers just below, at and just above each of the edges, and some far away. */
function valuesAround(edges: readonly number[]): number[] {
  const around = edges.flatMap((edge) => {
    const step = Math.abs(edge) * 2 ** -52 || Number.MIN_VALUE;
    return [edge - step, edge, edge + step];
  });
  return [...around, -1e300, -1, 0, 0.5, 1, 1e300, -Number.MAX_VALUE, Number.MAX_VALUE].filter(
    Number.isFinite,
  );
}

function drawEdges(count: number, numberOf: (bits: number) => number): number[] {
  const random = new Random(count, 1);
  const drawn = Array.from({ length: count }, () => numberOf(random.nextBelow(2 ** 31)));
  return [...new Set(drawn)].sort((one, other) => one - other);
}

describe('createCodeFinder', () => {
  it.each([
    ['no edge', []],
    ['one edge', [2.5]],
    ['edges halfway between whole numbers', Array.from({ length: 300 }, (_, i) => i - 99.5)],
    ['edges at random places', drawEdges(1000, (bits) => bits / 1e5 - 7000)],
    ['edges that crowd', drawEdges(1000, (bits) => Math.exp(bits / 2 ** 26))],
    ['more edges than the table has cells', drawEdges(20_000, (bits) => bits)],
    ['edges next to each other', [1, 1 + 2 ** -52, 1 + 2 ** -51]],
    ['edges too close for a distance', [0, Number.MIN_VALUE, 2 * Number.MIN_VALUE]],
    ['edges too far apart for a distance', [-Number.MAX_VALUE, 3, Number.MAX_VALUE]],
    ['an edge below missing values', [1, 2, 4, Number.POSITIVE_INFINITY]],
  ])('finds the codes that a search among all edges finds: %s', (_, numbers) => {
    const edges = Float64Array.from(numbers);
    const codeOf = createCodeFinder(edges);

    for (const value of valuesAround(numbers)) {
      expect(codeOf(value), `the code of ${value}`).toBe(findCode(edges, value));
    }
  });
});
