import { maxCodeCount, type NumericColumn } from '../forest.js';
import { sortValues } from './sort-values.js';

/**
 * The values that divide a column into codes, ascending: halfway between each two neighbouring values, or, when the column
 * has more distinct values than `codeLimit`, between groups of neighbours that hold about equally many rows. Where values
 * are missing (NaN), infinity is the last edge, so that a question can part them from all others.
 */
export function findEdges(column: NumericColumn, codeLimit: number = maxCodeCount): Float64Array {
  const sorted = sortValues(column);
  let rowCount = sorted.length;
  while (rowCount > 0 && Number.isNaN(sorted[rowCount - 1])) rowCount--;
  let distinctCount = rowCount > 0 ? 1 : 0;
  for (let i = 1; i < rowCount; i++) if (sorted[i] !== sorted[i - 1]) distinctCount++;

  const edges: number[] = [];
  const isExact = distinctCount <= codeLimit;
  let closedRows = 0;
  for (let i = 1; i < rowCount; i++) {
    if (sorted[i] === sorted[i - 1]) continue;
    const openGroups = codeLimit - edges.length;
    if (!isExact && (openGroups === 1 || (i - closedRows) * openGroups < rowCount - closedRows)) continue;
    edges.push(findMiddle(sorted[i - 1], sorted[i]));
    closedRows = i;
  }
  if (rowCount < sorted.length) edges.push(Number.POSITIVE_INFINITY);
  return Float64Array.from(edges);
}

/** A number above `low` and not above `high`, halfway where the format of doubles allows it. */
function findMiddle(low: number, high: number): number {
  // Halved before they are added, since the sum of two large doubles may be infinite.
  const middle = low / 2 + high / 2;
  return middle > low && middle <= high ? middle : high;
}
