import { describe, expect, it } from 'vitest';
import { splitBatch } from './split-batch.js';

const someMetrics = (count: number) =>
  Array.from({ length: count }, (_, step) => ({ key: 'loss', value: 1, timestamp: 1, step }));
const someTexts = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key ${index}`, 'x']));

const sizes = (batch: Parameters<typeof splitBatch>[0]) =>
  splitBatch(batch).map(({ metrics, params, tags }) => [metrics.length, params.length, tags.length]);

describe('splitBatch', () => {
  it('leaves alone what fits', () => {
    expect(sizes({ metrics: someMetrics(800), params: someTexts(100), tags: someTexts(100) })).toEqual([
      [800, 100, 100],
    ]);
  });

  it('makes nothing of nothing', () => {
    expect(sizes({ metrics: [], params: {} })).toEqual([]);
  });

  it('keeps to each limit and to the one of all together', () => {
    expect(sizes({ metrics: someMetrics(1900), params: someTexts(101), tags: someTexts(1) })).toEqual([
      [899, 100, 1],
      [999, 1, 0],
      [2, 0, 0],
    ]);
  });
});
