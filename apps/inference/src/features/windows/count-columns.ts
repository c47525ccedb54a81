import type { WindowQuestion } from '@canopy/pipeline-contract';
import { type BinnedColumn, binColumn } from './bin-column.js';

/** Groups of one key at most: enough for two columns of deciles, few enough for a hash table in the processor's cache. */
const mostGroups = 1024;

interface PackedColumn {
  column: BinnedColumn;
  /** Position among the features, from 0. */
  feature: number;
}

/** A number for each combination of buckets of a few columns. */
type Key = PackedColumn[];

export interface ColumnCounting {
  /** One number a key, by column name `k0`, `k1`, …; SQL, with thresholds from the fourth parameter on. */
  keys: string[];
  parameters: number[][];
  /** From the rows of each key's values to the counts of each column. */
  sortOut(groups: readonly { key: number; value: number; rows: number }[]): {
    key: string;
    counts: number[];
    rest: number;
  }[];
}

/**
 * How twelve columns are counted in one pass: a hash table a key instead of one a column, since a row costs as much as the tables that
 * it goes into. What a pair of buckets has counts for both of its columns.
 */
export function countColumns(columns: WindowQuestion['columns'], firstParameter: number): ColumnCounting {
  const packed = columns.map((column, feature) => ({ column: binColumn(column), feature }));
  const keys = packColumns(packed);
  return {
    keys: keys.map((key) => writeKey(key, firstParameter)),
    parameters: packed.map(({ column }) => column.thresholds),
    sortOut(groups) {
      const rowsOf = packed.map(({ column }) => new Array<number>(column.bucketCount).fill(0));
      for (const { key, value, rows } of groups) {
        let rest = value;
        for (const { column, feature } of (keys[key] ?? []).toReversed()) {
          const buckets = rowsOf[feature];
          const bucket = rest % column.bucketCount;
          if (buckets) buckets[bucket] = (buckets[bucket] ?? 0) + rows;
          rest = Math.floor(rest / column.bucketCount);
        }
      }
      return packed.map(({ column, feature }) => ({
        key: column.key,
        ...column.sortOut(rowsOf[feature] ?? []),
      }));
    },
  };
}

function packColumns(columns: readonly PackedColumn[]): Key[] {
  const keys: Key[] = [];
  let groups = Number.POSITIVE_INFINITY;
  for (const packed of columns) {
    groups *= packed.column.bucketCount;
    const last = keys.at(-1);
    if (last && groups <= mostGroups) last.push(packed);
    else {
      keys.push([packed]);
      groups = packed.column.bucketCount;
    }
  }
  return keys;
}

function writeKey(key: Key, firstParameter: number): string {
  return key.reduce((sql, { column, feature }) => {
    const bucket = `width_bucket("features"[${feature + 1}], $${firstParameter + feature}::float8[])`;
    return sql === '' ? bucket : `(${sql}) * ${column.bucketCount} + ${bucket}`;
  }, '');
}
