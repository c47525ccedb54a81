import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Group, testNewGroup } from './test-new-group.js';
import { testShareAbove } from './test-share-above.js';
import { type Companion, type Exchange, weighExchanges } from './weigh-exchanges.js';

interface Reference {
  shares: { successes: number; count: number; share: number; pValue: number }[];
  groups: { earlier: Group[]; group: Group; pValue: number; effect: number }[];
  exchanges: { swapped: boolean; companions: Companion[]; gains: Exchange[] }[];
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

describe('weighExchanges', () => {
  const everyName = { fewestEarlier: 0, fewestPresent: 0 };

  it.each(reference.exchanges)("has the gains of scikit-learn's naive Bayes, swapped: $swapped", (one) => {
    const found = weighExchanges(one.companions, everyName);

    expect(found).toHaveLength(one.gains.length);
    for (const { names, rows, gain } of one.gains) {
      const same = found.find((exchange) => [...exchange.names].sort().join() === names.join());
      expect(same?.rows).toBe(rows);
      near(same?.gain, gain);
    }
    expect((found[0]?.gain ?? 0) > 0).toBe(one.swapped);
  });

  it('by hand: two names that two values tell apart', () => {
    const earlier = { sea: { salt: 3 }, lake: { sweet: 3 } };
    const present = { sea: { sweet: 1 } };

    const [swap] = weighExchanges([{ earlier, present }], everyName);

    // (3 + ½) of (3 + 1) rows of lakes are sweet, and ½ of 4 of seas: the exchange is seven times as likely.
    expect(swap).toEqual({ names: ['sea', 'lake'], rows: 1, gain: expect.closeTo(Math.log(7), 12) });
  });

  it('says nothing of names that few rows had, or have', () => {
    const companion = { earlier: { a: { x: 30 }, b: { y: 29 } }, present: { a: { y: 10 }, b: { x: 10 } } };

    expect(weighExchanges([companion], { fewestEarlier: 30, fewestPresent: 1 })).toEqual([]);
    expect(weighExchanges([companion], { fewestEarlier: 1, fewestPresent: 21 })).toEqual([]);
    expect(weighExchanges([companion], { fewestEarlier: 29, fewestPresent: 20 })).toHaveLength(1);
    expect(weighExchanges([], everyName)).toEqual([]);
  });
});
