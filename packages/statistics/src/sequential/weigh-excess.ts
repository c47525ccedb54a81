import { logBeta } from '../distributions/log-beta.js';
import { logRegularisedBeta } from '../distributions/log-regularised-beta.js';

export interface Excess {
  /** How often it happened. */
  events: number;
  /** How often it could have. */
  trials: number;
  /** The rate that is still allowed, between 0 and 1. */
  limit: number;
}

/**
 * The evidence, as the natural logarithm of an e-value, that something happens more often than is allowed: the likelihood of the events
 * under a rate above the limit (any of them alike), over that under the limit itself.
 *
 * While the rate is within the limit, the e-value of trials that come one after another is a supermartingale: the chance that
 * it EVER reaches 1/α is at most α (Ville 1939; Ramdas, Grünwald, Vovk and Shafer, Statistical Science 38, 2023). So one
 * may look after every trial, and stop when one likes.
 */
export function weighExcess({ events, trials, limit }: Excess): number {
  const [a, b] = [events + 1, trials - events + 1];
  const logLikelihoodAbove = logBeta(a, b) + logRegularisedBeta(1 - limit, b, a) - Math.log1p(-limit);
  return logLikelihoodAbove - events * Math.log(limit) - (trials - events) * Math.log1p(-limit);
}
