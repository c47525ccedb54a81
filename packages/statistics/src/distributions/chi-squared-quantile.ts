import { chiSquaredTail } from './chi-squared-tail.js';

/** The value that a chi-squared variable with `degrees` > 0 degrees of freedom exceeds with the given chance, found by halving. */
export function chiSquaredQuantile(chanceAbove: number, degrees: number): number {
  let low = 0;
  let high = degrees + 1;
  while (chiSquaredTail(high, degrees) > chanceAbove) high *= 2;
  // Each step halves the interval: after 60 of them its ends are neighbours among doubles.
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (chiSquaredTail(middle, degrees) > chanceAbove) low = middle;
    else high = middle;
  }
  return high;
}
