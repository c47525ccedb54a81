import type { WindowQuestion } from '@canopy/pipeline-contract';
import { nextUp } from './next-up.js';

type Column = WindowQuestion['columns'][number];

/** How a column's values fall into bins by `width_bucket`, which counts the thresholds that a value reaches. */
export interface BinnedColumn {
  key: string;
  thresholds: number[];
  /** One more than thresholds. */
  bucketCount: number;
  /** From rows a bucket to rows a bin of the profile, and the rest. */
  sortOut(rowsOfBuckets: readonly number[]): { counts: number[]; rest: number };
}

export function binColumn(column: Column): BinnedColumn {
  return column.kind === 'numeric' ? binNumbers(column) : binCategories(column);
}

/** A value belongs to the first edge that it is not above. NaN is above every threshold, also above one that is NaN. */
function binNumbers({ key, edges }: Extract<Column, { kind: 'numeric' }>): BinnedColumn {
  return {
    key,
    thresholds: [...edges.map(nextUp), Number.NaN],
    bucketCount: edges.length + 2,
    sortOut: (rows) => ({ counts: rows.slice(0, edges.length + 1), rest: rows[edges.length + 1] ?? 0 }),
  };
}

/** Each category has a bucket that nothing else falls into, from the category to the next double above it. */
function binCategories({ key, categories }: Extract<Column, { kind: 'category' }>): BinnedColumn {
  return {
    key,
    thresholds: categories.flatMap((category) => [category, nextUp(category)]),
    bucketCount: 2 * categories.length + 1,
    sortOut: (rows) => {
      const counts = categories.map((_, index) => rows[2 * index + 1] ?? 0);
      const rest = rows.filter((_, bucket) => bucket % 2 === 0).reduce((sum, count) => sum + count, 0);
      return { counts, rest };
    },
  };
}
