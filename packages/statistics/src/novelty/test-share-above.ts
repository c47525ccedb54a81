import { logRegularisedBeta } from '../distributions/log-regularised-beta.js';

/**
 * How probable it is that at least `successes` of `count` rows are found where the true share is `share`: the exact one-sided
 * binomial test (Clopper and Pearson, Biometrika 26, 1934). A small answer says that the true share is larger.
 */
export function testShareAbove(successes: number, count: number, share: number): number {
  if (successes <= 0) return 1;
  return Math.exp(logRegularisedBeta(share, successes, count - successes + 1));
}
