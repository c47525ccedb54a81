import type { NumericColumn } from '../forest.js';
import { measureRange } from './measure-range.js';

export interface ValueCounts {
  /** The distinct values, ascending. */
  readonly values: Float64Array;
  /** How many rows have each of them. */
  readonly counts: Uint32Array;
}

/** Counts how many rows have each value of a column, leaving out those where it is missing (NaN). */
export function countValues(column: NumericColumn): ValueCounts {
  const { lowest, highest, isTable } = measureRange(column);
  return isTable ? countInTable(column, lowest, highest) : countSorted(column.slice().sort());
}

function countInTable(column: NumericColumn, lowest: number, highest: number): ValueCounts {
  const table = new Uint32Array(highest - lowest + 1);
  for (let row = 0; row < column.length; row++) {
    if (!Number.isNaN(column[row])) table[column[row] - lowest]++;
  }
  const values = Float64Array.from(table, (_, i) => lowest + i).filter((_, i) => table[i] > 0);
  return { values, counts: table.filter((count) => count > 0) };
}

/** Sorting puts NaN last. */
function countSorted(sorted: NumericColumn): ValueCounts {
  let rowCount = sorted.length;
  while (rowCount > 0 && Number.isNaN(sorted[rowCount - 1])) rowCount--;
  let distinctCount = rowCount > 0 ? 1 : 0;
  for (let i = 1; i < rowCount; i++) if (sorted[i] !== sorted[i - 1]) distinctCount++;

  const values = new Float64Array(distinctCount);
  const counts = new Uint32Array(distinctCount);
  let last = -1;
  for (let i = 0; i < rowCount; i++) {
    if (last < 0 || sorted[i] !== values[last]) values[++last] = sorted[i];
    counts[last]++;
  }
  return { values, counts };
}
