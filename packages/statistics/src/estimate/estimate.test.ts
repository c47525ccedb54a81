import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measureAccuracy } from '../classification/measure-accuracy.js';
import { measureClasses } from '../classification/measure-classes.js';
import { measureF1Macro } from '../classification/measure-f1-macro.js';
import { expectConfusions } from './expect-confusions.js';
import { intervalOfShare } from './interval-of-share.js';

interface Reference {
  classCount: number;
  probabilities: number[];
  accuracy: number;
  f1Macro: number;
  precisionMacro: number;
  recallMacro: number;
  shares: { successes: number; count: number; low: number; high: number }[];
}

const reference: Reference = JSON.parse(
  readFileSync(new URL('../../test/reference/estimate-cases.json', import.meta.url), 'utf8'),
);

describe('expectConfusions', () => {
  const { probabilities, classCount } = reference;
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / classCount;

  it("has NannyML's estimates as its measures", () => {
    const confusions = expectConfusions(probabilities, classCount);
    const classes = measureClasses(confusions);

    expect(measureAccuracy(confusions)).toBeCloseTo(reference.accuracy, 10);
    expect(measureF1Macro(confusions)).toBeCloseTo(reference.f1Macro, 10);
    expect(meanOf(classes.map(({ precision }) => precision))).toBeCloseTo(reference.precisionMacro, 10);
    expect(meanOf(classes.map(({ recall }) => recall))).toBeCloseTo(reference.recallMacro, 10);
  });

  it('expects no mistake of a classifier that is sure', () => {
    expect(expectConfusions([1, 0, 0, 1, 0, 1], 2)).toEqual([
      [1, 0],
      [0, 2],
    ]);
  });
});

describe('intervalOfShare', () => {
  it.each(reference.shares)(
    'agrees with statsmodels on $successes of $count',
    ({ successes, count, low, high }) => {
      const interval = intervalOfShare(successes, count);

      expect(interval.low).toBeCloseTo(low, 12);
      expect(interval.high).toBeCloseTo(high, 12);
    },
  );
});
