import type { NumericColumn } from '../forest.js';

/** A table this long is still quicker to fill than a few rows are to sort or to search one by one. */
const longestTable = 65_536;

export interface ValueRange {
  readonly lowest: number;
  readonly highest: number;
  /** Whether all values are whole numbers, so few apart that a table of all between the lowest and the highest is short. */
  readonly isTable: boolean;
}

/** The range of the values of a column that are not missing (NaN). */
export function measureRange(column: NumericColumn): ValueRange {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let isWhole = true;
  for (let row = 0; row < column.length; row++) {
    const value = column[row];
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    if (value !== Math.floor(value) && !Number.isNaN(value)) isWhole = false;
  }
  return {
    lowest,
    highest,
    isTable: isWhole && lowest <= highest && highest - lowest < Math.min(longestTable, column.length),
  };
}
