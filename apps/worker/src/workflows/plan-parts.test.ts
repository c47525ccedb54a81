import { describe, expect, it } from 'vitest';
import { planParts } from './plan-parts.js';

const forest = (treeCount: number) => ({ algorithm: 'extra_trees' as const, treeCount });

describe('planParts', () => {
  it('keeps a small forest in one piece', () => {
    expect(planParts(forest(150), 18_000)).toEqual([{ first: 0, count: 150 }]);
  });

  it('gives every tree to one part, and all parts about as many', () => {
    const parts = planParts(forest(100), 500_000);

    expect(parts).toHaveLength(12);
    expect(parts.map(({ first }) => first)).toEqual(
      parts.map((_, part) => parts.slice(0, part).reduce((sum, { count }) => sum + count, 0)),
    );
    expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(100);
    expect(new Set(parts.map(({ count }) => count))).toEqual(new Set([8, 9]));
  });

  it.each([
    [6_000_000, 2],
    [12_000_000, 4],
    [60_000_000, 12],
    [61_000_000, 24],
  ])(
    'cuts a forest of %d rows times trees into %d parts, which machines can share evenly',
    (rowTrees, count) => {
      expect(planParts(forest(1000), rowTrees / 1000)).toHaveLength(count);
    },
  );

  it('has no part without a tree, nor more parts than a workflow can wait for', () => {
    expect(planParts(forest(7), 1e9)).toHaveLength(7);
    expect(planParts(forest(10_000), 1e9)).toHaveLength(1200);
  });

  it('does not cut what is grown in one go', () => {
    expect(planParts({ algorithm: 'cart', treeCount: 150 }, 1e9)).toHaveLength(1);
  });
});
