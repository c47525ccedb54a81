import type { NodeRange } from './node-rows.js';

/** How many questions about a row are answered at a time: it costs little more than one, once the row's codes are in the cache. */
export const questionsAtOnce = 3;

/**
 * Counts the rows of a node, each drawn once, that three questions send to the left: those with a code below `firstRights[q]` of
 * feature `features[q]`. Those of class `c` are counted in `leftOf[q][c]`.
 */
export function countLeft(
  { rows: { codes, offsets }, start, rowCounts }: NodeRange,
  features: Int32Array,
  firstRights: Int32Array,
  leftOf: readonly Int32Array[],
): void {
  const [f0, f1, f2] = [features[0], features[1], features[2]];
  const [first0, first1, first2] = [firstRights[0], firstRights[1], firstRights[2]];
  let i = start;
  for (let c = 0; c < rowCounts.length; c++) {
    // plainly: for each row of class c and question q: if (codes[offset + features[q]] < firstRights[q]) left[q]++
    let left0 = 0;
    let left1 = 0;
    let left2 = 0;
    for (const end = i + rowCounts[c]; i < end; i++) {
      const offset = offsets[i];
      left0 += (codes[offset + f0] - first0) >>> 31;
      left1 += (codes[offset + f1] - first1) >>> 31;
      left2 += (codes[offset + f2] - first2) >>> 31;
    }
    leftOf[0][c] = left0;
    leftOf[1][c] = left1;
    leftOf[2][c] = left2;
  }
}
