import { describe, expect, it } from 'vitest';
import { holdoutBound, splitPointOf } from './split-point.js';

const features = [2596, 51, 3, 258, 0, 510, 221, 232, 148, 6279, 'Rawah', 7745];

describe('splitPointOf', () => {
  it('is the first 32 bits of the SHA-256 of the joined features', () => {
    // printf '2596|51|3|258|0|510|221|232|148|6279|Rawah|7745' | sha256sum
    expect(splitPointOf(features)).toBe(0xab1d35b4);
  });

  it('holds out the share of the rows that is asked for', () => {
    const bound = holdoutBound(0.2);
    const points = Array.from({ length: 20_000 }, (_, elevation) =>
      splitPointOf(features.with(0, elevation)),
    );

    const share = points.filter((point) => point < bound).length / points.length;

    expect(share).toBeCloseTo(0.2, 2);
  });
});
