import { addUp } from './add-up.js';

/** Values in ascending order, and how many rows have each. */
export interface CountedValues {
  readonly values: readonly number[];
  readonly counts: readonly number[];
}

/**
 * First Wasserstein distance of two samples: how far a row moves on average if one is carried over into the other, in the
 * column's own unit. It is the area between the two distribution functions.
 */
export function measureWasserstein(reference: CountedValues, current: CountedValues): number {
  const referenceRows = addUp(reference.counts);
  const currentRows = addUp(current.counts);
  let distance = 0;
  let shareOfReference = 0;
  let shareOfCurrent = 0;
  let from = Number.NaN;
  for (let r = 0, c = 0; r < reference.values.length || c < current.values.length; ) {
    const to = Math.min(
      reference.values[r] ?? Number.POSITIVE_INFINITY,
      current.values[c] ?? Number.POSITIVE_INFINITY,
    );
    if (shareOfReference !== shareOfCurrent)
      distance += Math.abs(shareOfReference - shareOfCurrent) * (to - from);
    if (reference.values[r] === to) shareOfReference += reference.counts[r++] / referenceRows;
    if (current.values[c] === to) shareOfCurrent += current.counts[c++] / currentRows;
    from = to;
  }
  return distance;
}
