import type { Candidate, Trial } from '@canopy/pipeline-contract';
import { describeCandidate } from './describe-candidate.js';

/** Over the folds that the candidate was tried on, which are as large as each other. */
export function meanAccuracy(trials: readonly Trial[], wanted: Candidate): number {
  const own = trials.filter(({ candidate }) => describeCandidate(candidate) === describeCandidate(wanted));
  return own.reduce((sum, { accuracy }) => sum + accuracy, 0) / own.length;
}
