import { logGamma } from './log-gamma.js';

/** Natural logarithm of the beta function at `a`, `b` > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
