import { describe, expect, it } from 'vitest';
import { Random } from '../random.js';
import { FeatureDraw } from './feature-draw.js';
import { LargeNodeSearch } from './large-node-search.js';
import { MissingSplitter } from './missing-splitter.js';
import { NodeTallies } from './node-tallies.js';
import { RandomSplitter } from './random-splitter.js';
import { SplitSearch } from './split-search.js';

/** Looks once at the only feature of six rows, whose codes go from 10 to 19 in bounds that may be wider. */
function findOnce(
  seed: number,
  { lowest, highest, codes = [10, 14, 19, 11, 14, 15] } = { lowest: 10, highest: 19 },
) {
  const tallies = new NodeTallies(2, 1, { areDrawnOnce: true });
  tallies.counts.set([3, 3]);
  tallies.lowest[0] = lowest;
  tallies.highest[0] = highest;
  const rows = {
    codes: Uint16Array.from(codes),
    offsets: Int32Array.of(0, 1, 2, 3, 4, 5),
    tags: new Int32Array(0),
  };
  const source = {
    codes: rows.codes,
    labels: new Uint8Array(6),
    featureCount: 1,
    classCount: 2,
    mayBeMissing: [false],
  };
  const search = new SplitSearch(Float64Array.of(1, 1), 1);
  search.begin(tallies.counts);
  const missing = new MissingSplitter(search, new RandomSplitter(search, 6), 0, { hasTags: false });
  const finder = new LargeNodeSearch(source, tallies, search, missing, new FeatureDraw(1));
  finder.find({ rows, start: 0, end: 6, rowCounts: tallies.rowCounts }, 1, new Random(seed, 0));
  return { search, bounds: [tallies.lowest[0], tallies.highest[0]] };
}

describe('LargeNodeSearch', () => {
  it.each([
    { lowest: 10, highest: 19 },
    { lowest: 0, highest: 60 },
    { lowest: 10, highest: 5000 },
  ])('draws each code that parts the rows about equally often, from bounds $lowest to $highest', (bounds) => {
    const counts = new Map<number, number>();

    for (let seed = 0; seed < 9000; seed++) {
      const { bestCode } = findOnce(seed, bounds).search;
      counts.set(bestCode, (counts.get(bestCode) ?? 0) + 1);
    }

    expect([...counts.keys()].toSorted()).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18]);
    // Five standard deviations of a count with mean 1000 are 150.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('judges a question by the rows of each class on either side', () => {
    const scores = new Map<number, number>();

    for (let seed = 0; seed < 200; seed++) {
      const { bestCode, bestScore } = findOnce(seed).search;
      scores.set(bestCode, bestScore);
    }

    expect(scores.get(10)).toBeCloseTo(1 + (4 + 9) / 5, 12);
    expect(scores.get(13)).toBeCloseTo((1 + 1) / 2 + (4 + 4) / 4, 12);
    expect(scores.get(17)).toBeCloseTo((4 + 9) / 5 + 1, 12);
  });

  it('finds nothing where all rows have one code, and knows so from then on', () => {
    const codes = [12, 12, 12, 12, 12, 12];

    const { search, bounds } = findOnce(1, { lowest: 10, highest: 19, codes });

    expect(search.bestFeature).toBe(-1);
    expect(bounds).toEqual([12, 12]);
  });
});
