import type { Candidate, Trial } from '@canopy/pipeline-contract';

/**
 * The half of the candidates with the higher mean accuracy so far, but not fewer than two of three or more, in their old order. Of
 * two that are as good the first stays.
 */
export function keepBetterHalf(candidates: readonly Candidate[], trials: readonly Trial[]): Candidate[] {
  const count = candidates.length > 2 ? Math.max(2, Math.ceil(candidates.length / 2)) : 1;
  const better = candidates
    .map((candidate, place) => ({ candidate, place, accuracy: meanAccuracy(trials, candidate) }))
    .sort((one, other) => other.accuracy - one.accuracy || one.place - other.place)
    .slice(0, count);
  return better.sort((one, other) => one.place - other.place).map(({ candidate }) => candidate);
}

/** Over the folds that the candidate was tried on, which are as large as each other. */
export function meanAccuracy(trials: readonly Trial[], wanted: Candidate): number {
  const own = trials.filter(
    ({ candidate }) =>
      candidate.maxFeatures === wanted.maxFeatures && candidate.minSamplesLeaf === wanted.minSamplesLeaf,
  );
  return own.reduce((sum, { accuracy }) => sum + accuracy, 0) / own.length;
}
