import { upperRegularisedGamma } from './upper-regularised-gamma.js';

/** The chance that a chi-squared variable with `degrees` > 0 degrees of freedom is at least `statistic` ≥ 0. */
export function chiSquaredTail(statistic: number, degrees: number): number {
  return upperRegularisedGamma(degrees / 2, statistic / 2);
}
