import { logGamma } from '../distributions/log-gamma.js';

/** Rows of a sample, and how many of them are special. */
export interface Share {
  readonly count: number;
  readonly rows: number;
}

/** Terms this much smaller than the largest no longer show in a double. */
const negligible = 1e-17;

/**
 * The chance that at least so many of the special rows of both samples are in the second one if the samples are alike (R. A. Fisher's
 * exact test, one-sided). Unlike the chi-squared test it holds where the first sample has none at all.
 */
export function testExcess(first: Share, second: Share): number {
  const special = first.count + second.count;
  const rows = first.rows + second.rows;
  const most = Math.min(special, second.rows);
  const logAll = logChoose(rows, special);
  let chance = 0;
  let largest = 0;
  for (let count = second.count; count <= most; count++) {
    const term = Math.exp(logChoose(second.rows, count) + logChoose(first.rows, special - count) - logAll);
    chance += term;
    largest = Math.max(largest, term);
    // The chances rise to one peak and fall: below it none may be left out.
    if (term < largest * negligible) break;
  }
  return Math.min(1, chance);
}

function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return Number.NEGATIVE_INFINITY;
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
