import type { NumericColumn } from '../forest.js';
import { measureRange } from './measure-range.js';

/** The values of a column in ascending order, missing ones (NaN) last. */
export function sortValues(column: NumericColumn): NumericColumn {
  const sorted = column.slice();
  const { lowest, highest, isTable } = measureRange(column);
  if (!isTable) return sorted.sort();

  const counts = new Uint32Array(highest - lowest + 1);
  let missingCount = 0;
  for (let row = 0; row < column.length; row++) {
    if (Number.isNaN(column[row])) missingCount++;
    else counts[column[row] - lowest]++;
  }
  let next = 0;
  for (let i = 0; i < counts.length; i++) {
    sorted.fill(lowest + i, next, next + counts[i]);
    next += counts[i];
  }
  if (missingCount > 0) sorted.fill(Number.NaN, next);
  return sorted;
}
