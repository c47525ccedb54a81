import { maxCodeCount, type NumericColumn } from '../forest.js';
import { countValues } from './count-values.js';

/**
 * The values that divide a column into codes, ascending: halfway between each two neighbouring values, or, when the column
 * has more distinct values than `codeLimit`, between groups of neighbours that hold about equally many rows. Where values
 * are missing (NaN), infinity is the last edge, so that a question can part them from all others.
 */
export function findEdges(column: NumericColumn, codeLimit: number = maxCodeCount): Float64Array {
  const { values, counts } = countValues(column);
  const rowCount = counts.reduce((sum, count) => sum + count, 0);
  const isExact = values.length <= codeLimit;

  const edges: number[] = [];
  let openRows = rowCount;
  let rowsOfGroup = 0;
  for (let i = 1; i < values.length; i++) {
    rowsOfGroup += counts[i - 1];
    const openGroups = codeLimit - edges.length;
    if (!isExact && (openGroups === 1 || rowsOfGroup * openGroups < openRows)) continue;
    edges.push(findMiddle(values[i - 1], values[i]));
    openRows -= rowsOfGroup;
    rowsOfGroup = 0;
  }
  if (rowCount < column.length) edges.push(Number.POSITIVE_INFINITY);
  return Float64Array.from(edges);
}

/** A number above `low` and not above `high`, halfway where the format of doubles allows it. */
function findMiddle(low: number, high: number): number {
  // Halved before they are added, since the sum of two large doubles may be infinite.
  const middle = low / 2 + high / 2;
  return middle > low && middle <= high ? middle : high;
}
