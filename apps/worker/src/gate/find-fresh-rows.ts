import type { LabelledColumns } from '../snapshot/decode-snapshot.js';

/** The positions of those rows whose features no row of `seen` has. */
export function findFreshRows(rows: LabelledColumns, seen: LabelledColumns): number[] {
  const known = new Set(Array.from(seen.labels, (_, row) => featuresOf(seen, row)));
  const positions = Array.from(rows.labels, (_, row) => row);
  return positions.filter((row) => !known.has(featuresOf(rows, row)));
}

const featuresOf = ({ columns }: LabelledColumns, row: number) =>
  columns.map((column) => column[row]).join(' ');
