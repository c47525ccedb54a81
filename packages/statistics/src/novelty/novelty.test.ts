import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Group, testNewGroup } from './test-new-group.js';
import { testShareAbove } from './test-share-above.js';

interface Reference {
  shares: { successes: number; count: number; share: number; pValue: number }[];
  groups: { earlier: Group[]; group: Group; pValue: number; effect: number }[];
}

const reference: Reference = JSON.parse(
  readFileSync(new URL('../../test/reference/novelty-cases.json', import.meta.url), 'utf8'),
);

const near = (found: number | undefined, expected: number) =>
  expect(Math.abs((found ?? Number.NaN) - expected) / expected).toBeLessThan(1e-9);

describe('testShareAbove', () => {
  it.each(reference.shares)("has SciPy's chance of $successes of $count at $share", (one) => {
    near(testShareAbove(one.successes, one.count, one.share), one.pValue);
  });
});

describe('testNewGroup', () => {
  it.each(reference.groups)("has SciPy's chance of a mean of $group.mean", (one) => {
    const test = testNewGroup(one.earlier, one.group);

    near(test?.pValue, one.pValue);
    near(test?.effect, one.effect);
  });

  const like = (mean: number, count = 100): Group => ({ count, mean, deviation: 10 });

  it('lets a small group lie further away than a large one', () => {
    const earlier = [50, 51, 49, 50, 52].map((mean) => like(mean));

    const small = testNewGroup(earlier, like(60, 5))?.pValue ?? 0;

    expect(small).toBeGreaterThan(testNewGroup(earlier, like(60))?.pValue ?? 1);
  });

  it('expects equal means to differ by what drawing rows makes', () => {
    const earlier = [50, 50, 50].map((mean) => like(mean));

    expect(testNewGroup(earlier, like(51))?.pValue).toBeGreaterThan(0.3);
  });

  it.each([
    ['one earlier group', [like(50)]],
    ['values that never varied', [50, 50].map((mean) => ({ ...like(mean), deviation: 0 }))],
  ])('says nothing after %s', (_name, earlier) => {
    expect(testNewGroup(earlier, like(99))).toBeUndefined();
  });
});
