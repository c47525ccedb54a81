import type { LabelledColumns } from './decode-snapshot.js';

/** Some of the rows, in the order in which they are named. */
export function takeRows({ columns, labels }: LabelledColumns, rows: readonly number[]): LabelledColumns {
  return {
    columns: columns.map((column) => Int32Array.from(rows, (row) => column[row] ?? 0)),
    labels: Uint8Array.from(rows, (row) => labels[row] ?? 0),
  };
}
