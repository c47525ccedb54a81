import { describe, expect, it } from 'vitest';
import { rankProbabilities } from './rank-probabilities';

describe('rankProbabilities', () => {
  it('puts the most probable class first and leaves none out', () => {
    const ranked = rankProbabilities({ probabilities: { '1': 0.3, '4': 0.6, '0': 0.1 } });

    expect(ranked.map(({ label }) => label)).toEqual([4, 1, 0, 2, 3, 5, 6]);
    expect(ranked[0]).toEqual({ label: 4, probability: 0.6 });
  });
});
