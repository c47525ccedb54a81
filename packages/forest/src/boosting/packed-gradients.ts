/**
 * First and second derivatives of one class as whole numbers of two units, packed into one double each:
 * `first · 2^26 + second`. Sums of them are exact as long as both fit their bits, which the units see to: so they are the same in
 * any order of rows, a sibling's histogram is an exact difference, and one addition does for both. Gradients of few levels are
 * known to be enough (Shi et al., "Quantized training of gradient boosting decision trees", 2022); here the mean has over a
 * hundred for a million rows.
 */
export interface GradientUnits {
  readonly first: number;
  readonly second: number;
}

const secondBits = 26;

/** What one first derivative counts in a packed sum. */
export const firstScale = 2 ** secondBits;

/** The first derivatives of a packed sum, in units. */
export function firstOf(packed: number): number {
  return Math.floor(packed / firstScale);
}

/** The second derivatives of a packed sum, in units. */
export function secondOf(packed: number): number {
  return packed - firstOf(packed) * firstScale;
}

/** More rows could fill the bits with what rounding adds. */
export const maxBoostedRows = 2 ** (secondBits - 2);

/**
 * Turns the probabilities of class `classId`, one a row, into packed derivatives of the log loss, in place, and returns their units.
 * A row is weighed by the weight of its class. The second derivative has Friedman's factor k / (k - 1) ("Greedy function
 * approximation", 2001, algorithm 6), as in LightGBM.
 */
export function packGradients(
  values: Float64Array,
  labels: Uint8Array,
  classId: number,
  classWeights: Float64Array,
): GradientUnits {
  const classCount = classWeights.length;
  const factor = classCount > 1 ? classCount / (classCount - 1) : 1;
  let firstSum = 0;
  let secondSum = 0;
  for (let row = 0; row < values.length; row++) {
    const label = labels[row];
    const p = values[row];
    const weight = classWeights[label];
    firstSum += weight * (label === classId ? 1 - p : p);
    secondSum += weight * factor * p * (1 - p);
  }
  const first = unitFor(firstSum, values.length);
  const second = unitFor(secondSum, values.length);
  const firstPerUnit = 1 / first;
  const secondPerUnit = factor / second;
  for (let row = 0; row < values.length; row++) {
    const label = labels[row];
    const p = values[row];
    const weight = classWeights[label];
    const slope = weight * (label === classId ? p - 1 : p);
    values[row] =
      Math.round(slope * firstPerUnit) * firstScale + Math.round(weight * p * (1 - p) * secondPerUnit);
  }
  return { first, second };
}

/** The least power of two of which `sum`, and half a unit a row for rounding, are fewer than the bits hold. */
function unitFor(sum: number, rowCount: number): number {
  const room = firstScale - 1 - rowCount;
  return sum > 0 ? 2 ** Math.ceil(Math.log2(sum / room)) : 1;
}
