import { awayFromZero } from './away-from-zero.js';
import { logBeta } from './log-beta.js';

const mostTerms = 10_000;
const precision = 1e-15;

/**
 * Natural logarithm of the regularised incomplete beta function I_x(a, b), which is the chance that a Beta(a, b) is at most `x`,
 * for 0 ≤ x ≤ 1 and a, b > 0. By the continued fraction DLMF 8.17.22, evaluated as Lentz did (Applied Optics 15, 1976).
 */
export function logRegularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY;
  if (x >= 1) return 0;
  // The fraction converges quickly below the mean; above it, its mirror image does.
  if (x > (a + 1) / (a + b + 2)) return Math.log1p(-Math.exp(logRegularisedBeta(1 - x, b, a)));
  const logFront = a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b) - Math.log(a);
  return logFront + Math.log(evaluateFraction(x, a, b));
}

function evaluateFraction(x: number, a: number, b: number): number {
  let numerator = 1;
  let denominator = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = denominator;
  for (let m = 1; m <= mostTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    denominator = 1 / awayFromZero(1 + even * denominator);
    numerator = awayFromZero(1 + even / numerator);
    value *= denominator * numerator;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    denominator = 1 / awayFromZero(1 + odd * denominator);
    numerator = awayFromZero(1 + odd / numerator);
    const step = denominator * numerator;
    value *= step;
    if (Math.abs(step - 1) < precision) break;
  }
  return value;
}
