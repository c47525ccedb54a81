import { logBeta } from '../distributions/log-beta.js';
import { logRegularisedBeta } from '../distributions/log-regularised-beta.js';
import type { Wins } from './count-wins.js';

// Rates between one half and 0.65 are what a retraining can hope for; a Beta(10, 10) expects them.
const prior = 10;

/**
 * The evidence, as the natural logarithm of an e-value, that the candidate wins more than half of the rows on which the two
 * differ. It is the likelihood of the wins under a win rate above one half (a Beta(10, 10), cut off below one half), over that
 * under one half.
 *
 * While wins are added in the order in which rows come, the e-value is a supermartingale whenever the candidate is no
 * better: the chance that it EVER reaches 1/α is at most α (Ville 1939; Ramdas, Grünwald, Vovk and Shafer, "Game-theoretic
 * statistics and safe anytime-valid inference", Statistical Science 38, 2023). So one may look after every row, and stop
 * when one likes. Rows may be counted once only, and neither classifier may have been chosen by them.
 */
export function weighWins({ candidate, champion }: Wins): number {
  const a = prior + candidate;
  const b = prior + champion;
  const logLikelihoodOfAnyRate = logBeta(a, b) - logBeta(prior, prior);
  const logShareAboveHalf = logRegularisedBeta(0.5, b, a);
  // Half of the prior lies above one half; dividing by it makes a whole of that half.
  return (candidate + champion + 1) * Math.LN2 + logLikelihoodOfAnyRate + logShareAboveHalf;
}
