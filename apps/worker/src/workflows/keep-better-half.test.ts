import type { Candidate, Trial } from '@canopy/pipeline-contract';
import { describe, expect, it } from 'vitest';
import { keepBetterHalf } from './keep-better-half.js';

const candidate = (maxFeatures: number): Candidate => ({ maxFeatures, minSamplesLeaf: 1 });
const trial = (maxFeatures: number, accuracy: number, fold = 0): Trial => ({
  candidate: candidate(maxFeatures),
  fold,
  accuracy,
  f1Macro: 0,
  logLoss: 0,
  seconds: 1,
});

describe('keepBetterHalf', () => {
  it('keeps the better half, the best first', () => {
    const candidates = [3, 6, 8, 10, 12].map(candidate);
    const trials = [trial(3, 0.1), trial(6, 0.9), trial(8, 0.3), trial(10, 0.7), trial(12, 0.8)];

    expect(keepBetterHalf(candidates, trials)).toEqual([6, 12, 10].map(candidate));
  });

  it('compares means, and keeps two of three', () => {
    const trials = [trial(3, 0.9), trial(3, 0.1, 1), trial(6, 0.6), trial(6, 0.6, 1), trial(8, 0.55)];

    expect(keepBetterHalf([3, 6, 8].map(candidate), trials)).toEqual([6, 8].map(candidate));
  });

  it('leaves two that are as good in their order', () => {
    expect(keepBetterHalf([6, 8].map(candidate), [trial(6, 0.5), trial(8, 0.5)])).toEqual(
      [6, 8].map(candidate),
    );
  });
});
