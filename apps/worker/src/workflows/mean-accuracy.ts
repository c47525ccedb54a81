import type { Candidate, Trial } from '@canopy/pipeline-contract';

/** Over the folds that the candidate was tried on, which are as large as each other. */
export function meanAccuracy(trials: readonly Trial[], wanted: Candidate): number {
  const own = trials.filter(
    ({ candidate }) =>
      candidate.maxFeatures === wanted.maxFeatures && candidate.minSamplesLeaf === wanted.minSamplesLeaf,
  );
  return own.reduce((sum, { accuracy }) => sum + accuracy, 0) / own.length;
}
