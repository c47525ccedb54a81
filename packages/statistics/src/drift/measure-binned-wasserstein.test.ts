import { describe, expect, it } from 'vitest';
import { measureBinnedSpread } from './measure-binned-spread.js';
import { measureBinnedWasserstein } from './measure-binned-wasserstein.js';
import { type CountedValues, measureWasserstein } from './measure-wasserstein.js';

const edges = [0, 10, 15, 40];
const steps = 2000;

/** The same rows as values: many evenly within each bin, all at the outer edges in the outer bins. */
function spreadOut(counts: readonly number[]): CountedValues {
  const points = counts.flatMap((count, bin) => {
    const low = edges[Math.max(0, bin - 1)] ?? 0;
    const high = edges[Math.min(edges.length - 1, bin)] ?? 0;
    return Array.from({ length: steps }, (_, i) => ({
      value: low + ((high - low) * (i + 0.5)) / steps,
      count: count / steps,
    }));
  });
  const sorted = points.filter(({ count }) => count > 0).sort((a, b) => a.value - b.value);
  return { values: sorted.map(({ value }) => value), counts: sorted.map(({ count }) => count) };
}

describe.each([
  [
    [10, 20, 30, 20, 20],
    [20, 20, 30, 20, 10],
  ],
  [
    [10, 20, 30, 20, 20],
    [0, 70, 0, 0, 30],
  ],
  [
    [1, 0, 0, 0, 0],
    [0, 0, 0, 0, 1],
  ],
  [
    [5, 5, 5, 5, 5],
    [5, 5, 5, 5, 5],
  ],
])('of %j and %j', (reference, current) => {
  it('is that of the values that the bins stand for', () => {
    const expected = measureWasserstein(spreadOut(reference), spreadOut(current));

    expect(measureBinnedWasserstein(edges, { reference, current })).toBeCloseTo(expected, 1);
  });

  it('has the spread of those values', () => {
    const { values, counts } = spreadOut(reference);
    const rows = counts.reduce((sum, count) => sum + count, 0);
    const mean = values.reduce((sum, value, i) => sum + value * (counts[i] ?? 0), 0) / rows;
    const variance = values.reduce((sum, value, i) => sum + (value - mean) ** 2 * (counts[i] ?? 0), 0) / rows;

    expect(measureBinnedSpread(edges, reference)).toBeCloseTo(Math.sqrt(variance), 2);
  });
});
