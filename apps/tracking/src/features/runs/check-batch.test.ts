import { describe, expect, it } from 'vitest';
import { randomName } from '../../rules/random-name.js';
import { checkBatch, checkMetric } from './check-batch.js';

const aMetric = (metric: Partial<Parameters<typeof checkMetric>[0]> = {}) => ({
  key: 'loss',
  value: 1,
  timestamp: 5,
  step: 0,
  ...metric,
});
const some = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: 'v' }));

describe('checkBatch', () => {
  it('keeps NaN as a flag and the infinities as the largest doubles', () => {
    expect(checkMetric(aMetric({ value: Number.NaN }))).toMatchObject({ value: 0, isNan: true });
    expect(checkMetric(aMetric({ value: Number.NEGATIVE_INFINITY }))).toMatchObject({
      value: -Number.MAX_VALUE,
      isNan: false,
    });
  });

  it('sorts by key, lets the last of a tag win, and cuts what is too long', () => {
    const tags = [
      { key: 'b', value: 'first' },
      { key: 'a', value: 'x'.repeat(9000) },
      { key: 'b', value: 'last' },
    ];

    const rows = checkBatch({ metrics: [aMetric({ key: 'z' }), aMetric({ key: 'a' })], params: [], tags });

    expect(rows.metrics.map(({ key }) => key)).toEqual(['a', 'z']);
    expect(rows.tags.map(({ key, value }) => [key, value.length])).toEqual([
      ['a', 8000],
      ['b', 4],
    ]);
  });

  it.each([
    [{ metrics: Array.from({ length: 1001 }, () => aMetric()) }, 'at most 1000 metrics. Got 1001 metrics.'],
    [{ params: some(101) }, 'at most 100 params. Got 101 params.'],
    [{ tags: some(101) }, 'at most 100 tags. Got 101 tags.'],
    [
      { metrics: Array.from({ length: 1000 }, () => aMetric()), params: some(1) },
      'at most 1000 metrics, params, and tags. Got 1001 metrics, params, and tags.',
    ],
    [{ params: [...some(1), ...some(1)] }, "Duplicate parameter keys have been submitted: ['k0']."],
    [
      { metrics: [aMetric(), aMetric({ timestamp: -1 })] },
      "parameter 'metrics[1].timestamp' supplied: metric 'loss'",
    ],
    [{ metrics: [aMetric({ key: '../x' })] }, "parameter 'metrics[0].name' supplied"],
    [
      { metrics: [aMetric({ dataset_name: 'leaves' })] },
      'Both dataset_name and dataset_digest must be provided if one is provided',
    ],
    [{ params: [{ key: 'x'.repeat(251), value: '' }] }, 'exceeds the maximum length of 250 characters'],
  ])('refuses %#', (batch, message) => {
    expect(() => checkBatch({ metrics: [], params: [], tags: [], ...batch })).toThrow(message);
  });
});

describe('randomName', () => {
  it('makes a name of the numbers it is given', () => {
    expect(randomName(() => 0)).toBe('able-acorn-0');
    expect(randomName(() => 0.999999)).toBe('youthful-yew-999');
  });
});
