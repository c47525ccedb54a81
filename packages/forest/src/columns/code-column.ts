import { missingCode, type NumericColumn } from '../forest.js';
import type { Coder } from './create-coder.js';

/** A table this long is still quicker to fill than a few rows are to search one by one. */
const longestTable = 65_536;

/** Writes the code of each row's value into `codes` (row-major, `featureCount` wide), at feature `feature`. */
export function codeColumn(
  column: NumericColumn,
  codeOf: Coder,
  codes: Uint16Array | Uint8Array,
  feature: number,
  featureCount: number,
): void {
  const rowCount = column.length;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let isWhole = true;
  for (let row = 0; row < rowCount; row++) {
    const value = column[row];
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    if (value !== Math.floor(value) && !Number.isNaN(value)) isWhole = false;
  }

  const isRangeShort = highest - lowest < Math.min(longestTable, rowCount);
  if (!isWhole || !isRangeShort) {
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
