import type { Wins } from '../comparison/count-wins.js';
import { weighWins } from '../comparison/weigh-wins.js';
import { logGamma } from '../distributions/log-gamma.js';
import { logRegularisedBeta } from '../distributions/log-regularised-beta.js';
import { levelOfLook } from './level-of-look.js';

/** A candidate as it truly is, beside the champion. */
export interface TrueDifference {
  /** Share of rows on which one alone is right. */
  readonly disagreement: number;
  /** Accuracy of the candidate less that of the champion. */
  readonly gain: number;
}

// Of a binomial count, all but some 1e-15 lies within so many standard deviations.
const reach = 8;

/** The chance that the evidence of `rows` fresh rows promotes such a candidate at a look. Exact, by sums over binomials. */
export function chanceOfPromotion(
  { disagreement, gain }: TrueDifference,
  { rows, look, falsePromotions }: { rows: number; look: number; falsePromotions: number },
): number {
  const winRate = (1 + gain / disagreement) / 2;
  const logNeeded = -Math.log(levelOfLook(falsePromotions, look));
  const spread = reach * Math.sqrt(rows * disagreement * (1 - disagreement)) + reach;
  const first = Math.max(0, Math.floor(rows * disagreement - spread));
  const last = Math.min(rows, Math.ceil(rows * disagreement + spread));
  let chance = 0;
  for (let different = first; different <= last; different++) {
    const needed = fewestWins(different, logNeeded);
    if (needed === undefined) continue;
    chance += massOf(different, rows, disagreement) * tailOf(needed, different, winRate);
  }
  return Math.min(1, chance);
}

/** The fewest wins of so many that are evidence enough: evidence grows with them. */
function fewestWins(different: number, logNeeded: number): number | undefined {
  const evidence = (candidate: number): number => {
    const wins: Wins = { candidate, champion: different - candidate };
    return weighWins(wins);
  };
  if (evidence(different) < logNeeded) return undefined;
  let tooFew = -1;
  let enough = different;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (evidence(middle) >= logNeeded) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** P(X = k) of a Binomial(n, share). */
function massOf(k: number, n: number, share: number): number {
  const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  return Math.exp(ways + k * Math.log(share) + (n - k) * Math.log1p(-share));
}

/** P(X ≥ k) of a Binomial(n, share). */
function tailOf(k: number, n: number, share: number): number {
  return k === 0 ? 1 : Math.exp(logRegularisedBeta(share, k, n - k + 1));
}
