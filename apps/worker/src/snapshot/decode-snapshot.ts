import { featureColumns, labelColumn } from '@canopy/covertype';
import { type Table, tableFromIPC } from 'apache-arrow';
import { holdoutColumn } from './encode-snapshot.js';

/** Rows of one side of a snapshot: a column a feature in the order of `featureColumns`, and the class of each row. */
export interface LabelledColumns {
  columns: Int32Array[];
  labels: Uint8Array;
}

/** Reads the bytes of a snapshot, parted into the rows to learn from and those to judge with. */
export function decodeSnapshot(bytes: Uint8Array): { training: LabelledColumns; holdout: LabelledColumns } {
  const table = tableFromIPC(bytes);
  const { training, holdout } = partRows(table);
  const columns = featureColumns.map((column) => columnOf(table, column.key));
  const labels = columnOf(table, labelColumn.key);
  const side = (rows: Uint32Array): LabelledColumns => ({
    columns: columns.map((column) => Int32Array.from(rows, (row) => column[row] ?? 0)),
    labels: Uint8Array.from(rows, (row) => labels[row] ?? 0),
  });
  return { training: side(training), holdout: side(holdout) };
}

function columnOf(table: Table, name: string): Int32Array | Uint8Array {
  const column = table.getChild(name);
  if (column === null) throw new Error(`The snapshot has no column "${name}"`);
  return column.toArray();
}

function partRows(table: Table): { training: Uint32Array; holdout: Uint32Array } {
  const flags = table.getChild(holdoutColumn);
  if (flags === null) throw new Error(`The snapshot has no column "${holdoutColumn}"`);
  const sides = { training: [] as number[], holdout: [] as number[] };
  for (let row = 0; row < table.numRows; row++) (flags.get(row) ? sides.holdout : sides.training).push(row);
  return { training: Uint32Array.from(sides.training), holdout: Uint32Array.from(sides.holdout) };
}
