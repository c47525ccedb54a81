import { awayFromZero } from './away-from-zero.js';
import { logGamma } from './log-gamma.js';

const mostTerms = 10_000;
const precision = 1e-16;

/**
 * Upper regularised incomplete gamma function Q(a, x): the chance that a Gamma(a) exceeds `x`, for a > 0 and x ≥ 0. By the
 * series DLMF 8.7.1 below the mean, by the continued fraction DLMF 8.9.2 above it.
 */
export function upperRegularisedGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * sumSeries(a, x) : front * evaluateFraction(a, x);
}

function sumSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n <= mostTerms && term > sum * precision; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function evaluateFraction(a: number, x: number): number {
  let base = x + 1 - a;
  let numerator = 1 / awayFromZero(0);
  let denominator = 1 / base;
  let value = denominator;
  for (let n = 1; n <= mostTerms; n++) {
    const coefficient = -n * (n - a);
    base += 2;
    denominator = 1 / awayFromZero(coefficient * denominator + base);
    numerator = awayFromZero(base + coefficient / numerator);
    const step = denominator * numerator;
    value *= step;
    if (Math.abs(step - 1) < precision) break;
  }
  return value;
}
