import { describe, expect, it } from 'vitest';
import { shareDomain } from './share-domain';
import { shareTicks } from './share-ticks';

describe('shareDomain', () => {
  it('holds every value with some air, in steps of five per cent', () => {
    expect(shareDomain([0.862, 0.917])).toEqual([0.85, 0.95]);
    expect(shareDomain([0.851, 0.949])).toEqual([0.8, 1]);
  });

  it('ends at a tick, however wide the range', () => {
    for (const [low, high] of [
      [0.71, 0.9],
      [0.66, 0.94],
      [0.46, 0.97],
      [0.12, 0.9],
      [0, 1],
    ] as const) {
      const domain = shareDomain([low, high]);

      expect([shareTicks(domain).at(0), shareTicks(domain).at(-1)]).toEqual(domain);
    }
  });

  it('never leaves the range of a share', () => {
    expect(shareDomain([0, 1])).toEqual([0, 1]);
  });

  it('is the whole range when there is nothing to show', () => {
    expect(shareDomain([])).toEqual([0, 1]);
  });
});

describe('shareTicks', () => {
  it('are round shares from end to end', () => {
    expect(shareTicks([0.85, 0.95])).toEqual([0.85, 0.9, 0.95]);
  });

  it('are few enough to be read, however wide the range', () => {
    expect(shareTicks([0, 1])).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(shareTicks([0.45, 1])).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  });
});
