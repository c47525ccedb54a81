import { describe, expect, it } from 'vitest';
import { profileMeasure } from './profile-measure.js';

describe('profileMeasure', () => {
  it('bins the numbers from 1 to 100 by tens, each edge in the bin below it', () => {
    const values = Int32Array.from({ length: 100 }, (_, i) => 100 - i);

    const { edges, counts } = profileMeasure('elevation', values);

    expect(edges).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(counts).toEqual(new Array(10).fill(10));
  });

  it('has one bin of many equal values, and none that is empty', () => {
    const values = Int32Array.from([...new Array(70).fill(0), ...new Array(30).fill(254)]);

    expect(profileMeasure('hillshade_9am', values)).toEqual({
      key: 'hillshade_9am',
      kind: 'numeric',
      edges: [0],
      counts: [70, 30],
      missing: 0,
    });
  });

  it('has one bin for a column that is the same everywhere', () => {
    expect(profileMeasure('slope', new Int32Array(9).fill(3))).toMatchObject({ edges: [], counts: [9] });
  });
});
