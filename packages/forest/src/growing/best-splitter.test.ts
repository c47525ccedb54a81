import { describe, expect, it } from 'vitest';
import { Random } from '../random.js';
import { BestSplitter } from './best-splitter.js';
import type { NodeRange } from './node-rows.js';
import { NodeTallies } from './node-tallies.js';
import { SplitSearch } from './split-search.js';

interface Row {
  code: number;
  classId: number;
  drawn: number;
}

function nodeOf(rows: readonly Row[], classCount: number): NodeRange {
  const ordered = rows.toSorted((one, other) => one.classId - other.classId);
  return {
    rows: {
      codes: Uint16Array.from(ordered, ({ code }) => code),
      offsets: Int32Array.from(ordered, (_, i) => i),
      tags: Int32Array.from(ordered, ({ classId, drawn }) => (drawn << 8) | classId),
    },
    start: 0,
    end: rows.length,
    rowCounts: Int32Array.from(
      { length: classCount },
      (_, c) => rows.filter(({ classId }) => classId === c).length,
    ),
  };
}

function search(rows: readonly Row[], weights: readonly number[], minSamplesLeaf = 1): SplitSearch {
  const splitSearch = new SplitSearch(Float64Array.from(weights), minSamplesLeaf);
  splitSearch.begin(Int32Array.from(weights, (_, c) => drawnOf(rows.filter(({ classId }) => classId === c))));
  const bounds = new NodeTallies(weights.length, 1, { areDrawnOnce: false });
  bounds.highest[0] = 60_000;
  new BestSplitter(splitSearch, bounds).tryFeature(nodeOf(rows, weights.length), 0);
  return splitSearch;
}

function drawnOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { drawn }) => sum + drawn, 0);
}

/** The score of every question, the slow way. */
function bestScoreOf(rows: readonly Row[], weights: readonly number[], minSamplesLeaf: number): number {
  const scoreOf = (side: readonly Row[]) => {
    const weighed = weights.map((weight, c) => weight * drawnOf(side.filter(({ classId }) => classId === c)));
    const total = weighed.reduce((sum, weight) => sum + weight, 0);
    return weighed.reduce((sum, weight) => sum + weight ** 2, 0) / total;
  };
  const scores = [...new Set(rows.map(({ code }) => code))].map((code) => {
    const left = rows.filter((row) => row.code <= code);
    const right = rows.filter((row) => row.code > code);
    if (right.length < minSamplesLeaf || left.length < minSamplesLeaf) return Number.NEGATIVE_INFINITY;
    return scoreOf(left) + scoreOf(right);
  });
  return Math.max(...scores);
}

function drawRows(count: number, codeCount: number): Row[] {
  const random = new Random(count, 0);
  return Array.from({ length: count }, () => {
    const code = 1000 + random.nextBelow(codeCount);
    return {
      code,
      classId: (code + random.nextBelow(30)) % 60 > 25 ? 2 : random.nextBelow(2),
      drawn: 1 + random.nextBelow(3),
    };
  });
}

describe('BestSplitter', () => {
  it('parts five rows between the classes, halfway between their codes', () => {
    const rows = [10, 11, 15, 16, 17].map((code, i) => ({ code, classId: i < 2 ? 0 : 1, drawn: 1 }));

    expect(search(rows, [1, 1])).toMatchObject({ bestFeature: 0, bestCode: 12, bestScore: 5 });
  });

  it('takes the lower of equally good thresholds', () => {
    const rows = [1, 2, 3].map((code, i) => ({ code, classId: i === 1 ? 1 : 0, drawn: 1 }));

    expect(search(rows, [1, 1]).bestCode).toBe(1);
  });

  it('finds nothing where all rows are alike', () => {
    for (const count of [5, 50, 2000]) {
      const rows = Array.from({ length: count }, (_, i) => ({ code: 3, classId: i % 2, drawn: 1 }));

      expect(search(rows, [1, 1]).bestFeature).toBe(-1);
    }
  });

  // Nodes of these sizes are chained by rank and by bin, and counted in bins.
  it.each([2, 5, 12, 13, 100, 512, 513, 3000])('finds the best of all questions about %d rows', (count) => {
    const rows = drawRows(count, 200);

    for (const minSamplesLeaf of [1, 3]) {
      const expected = bestScoreOf(rows, [1, 0.4, 2.5], minSamplesLeaf);
      const found = search(rows, [1, 0.4, 2.5], minSamplesLeaf);

      if (expected === Number.NEGATIVE_INFINITY) expect(found.bestFeature).toBe(-1);
      else expect(found.bestScore / expected).toBeCloseTo(1, 12);
    }
  });

  it.each([300, 3000])(
    'comes within a hundredth of the best where %d rows span more codes than bins',
    (count) => {
      const rows = drawRows(count, 50_000);

      const expected = bestScoreOf(rows, [1, 1, 1], 1);

      expect(search(rows, [1, 1, 1]).bestScore / expected).toBeGreaterThan(0.99);
    },
  );
});
