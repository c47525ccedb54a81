import { describe, expect, it } from 'vitest';
import { Random } from '../random.js';
import { RandomSplitter } from './random-splitter.js';
import { SplitSearch } from './split-search.js';

const node = {
  rows: {
    codes: Uint16Array.of(10, 11, 14, 14, 19),
    offsets: Int32Array.of(0, 1, 2, 3, 4),
    tags: Int32Array.of(256, 256, 257, 257, 513),
  },
  start: 0,
  end: 5,
  rowCounts: Int32Array.of(2, 3),
};

function trySplit(seed: number, minSamplesLeaf = 1): SplitSearch {
  const search = new SplitSearch(Float64Array.of(1, 1), minSamplesLeaf);
  search.begin(Int32Array.of(2, 4));
  new RandomSplitter(search, 5).tryFeature(node, 0, new Random(seed, 0).nextBits());
  return search;
}

describe('RandomSplitter', () => {
  it('draws each code from the lowest up to below the highest about equally often', () => {
    const counts = new Map<number, number>();

    for (let seed = 0; seed < 9000; seed++) {
      const { bestCode } = trySplit(seed);
      counts.set(bestCode, (counts.get(bestCode) ?? 0) + 1);
    }

    expect([...counts.keys()].toSorted()).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18]);
    // Five standard deviations of a count with mean 1000 are 150.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('judges a question by the weight of the classes on either side', () => {
    const scores = new Map<number, number>();

    for (let seed = 0; seed < 200; seed++) {
      const { bestCode, bestScore } = trySplit(seed);
      scores.set(bestCode, bestScore);
    }

    expect(scores.get(10)).toBeCloseTo(1 + (1 + 16) / 5, 12);
    expect(scores.get(12)).toBeCloseTo(2 + 4, 12);
    expect(scores.get(18)).toBeCloseTo((4 + 4) / 4 + 2, 12);
  });

  it('offers no question that leaves too few rows on one side', () => {
    const codes = Array.from({ length: 200 }, (_, seed) => trySplit(seed, 2)).flatMap((search) =>
      search.bestFeature < 0 ? [] : [search.bestCode],
    );

    expect([...new Set(codes)].toSorted()).toEqual([11, 12, 13]);
  });
});
