import { addUp } from './add-up.js';
import type { TwoSamples } from './two-samples.js';

/** Rows expected in a cell from which on the chi-squared approximation is good: W. G. Cochran, Biometrics 10, 1954. */
const fewestExpected = 5;

/**
 * Makes one bin of all bins in which either sample would be expected to have fewer than five rows if both were alike. If even
 * together they are too few, the next larger bin is added.
 */
export function poolSparseBins({ reference, current }: TwoSamples): TwoSamples {
  const referenceRows = addUp(reference);
  const currentRows = addUp(current);
  const fewest = Math.min(referenceRows, currentRows) / (referenceRows + currentRows);
  const bins = reference
    .map((count, bin) => ({ reference: count, current: current[bin] }))
    .filter((bin) => bin.reference + bin.current > 0)
    .sort((a, b) => a.reference + a.current - (b.reference + b.current));

  const pool = { reference: 0, current: 0 };
  const isFull = ({ reference: inReference, current: inCurrent }: typeof pool) =>
    (inReference + inCurrent) * fewest >= fewestExpected;
  let pooled = 0;
  for (const bin of bins) {
    if (isFull(bin) && (pooled === 0 || isFull(pool))) break;
    pool.reference += bin.reference;
    pool.current += bin.current;
    pooled++;
  }
  const kept = bins.slice(pooled);
  if (pooled > 0) kept.push(pool);
  return { reference: kept.map((bin) => bin.reference), current: kept.map((bin) => bin.current) };
}
