import { missingCode, type NumericColumn } from '../forest.js';
import type { Coder } from './create-coder.js';
import { measureRange } from './measure-range.js';

/** Writes the code of each row's value into `codes` (row-major, `featureCount` wide), at feature `feature`. */
export function codeColumn(
  column: NumericColumn,
  codeOf: Coder,
  codes: Uint16Array | Uint8Array,
  feature: number,
  featureCount: number,
): void {
  const rowCount = column.length;
  const { lowest, highest, isTable } = measureRange(column);
  if (!isTable) {
    for (let row = 0; row < rowCount; row++) codes[row * featureCount + feature] = codeOf(column[row]);
    return;
  }

  // Whole numbers of a small range are looked up, which is several times faster than a search for each row.
  const table = Uint16Array.from({ length: highest - lowest + 1 }, (_, i) => codeOf(lowest + i));
  for (let row = 0; row < rowCount; row++) {
    const value = column[row];
    codes[row * featureCount + feature] = Number.isNaN(value) ? missingCode : table[value - lowest];
  }
}
