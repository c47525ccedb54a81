import type { Candidate, Trial } from '@canopy/pipeline-contract';
import { meanAccuracy } from './mean-accuracy.js';

/**
 * The half of the candidates with the higher mean accuracy so far, but not fewer than two, the best first. Of two that are as good
 * the first stays the first.
 */
export function keepBetterHalf(candidates: readonly Candidate[], trials: readonly Trial[]): Candidate[] {
  const accuracyOf = new Map(candidates.map((candidate) => [candidate, meanAccuracy(trials, candidate)]));
  return candidates
    .toSorted((one, other) => (accuracyOf.get(other) ?? 0) - (accuracyOf.get(one) ?? 0))
    .slice(0, Math.max(2, Math.ceil(candidates.length / 2)));
}
