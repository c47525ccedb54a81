import { featureColumns, labelColumn } from '@canopy/covertype';
import { type Table, tableFromIPC } from 'apache-arrow';
import { holdoutColumn } from './encode-snapshot.js';

/** Rows of one side of a snapshot: a column a feature in the order of `featureColumns`, and the class of each row. */
export interface LabelledColumns {
  columns: Int32Array[];
  labels: Uint8Array;
}

/**
 * Reads the bytes of a snapshot, parted into the rows to learn from and those to judge with. They lie in memory that threads share,
 * so that nobody copies them again.
 */
export function decodeSnapshot(bytes: Uint8Array): { training: LabelledColumns; holdout: LabelledColumns } {
  const table = tableFromIPC(bytes);
  return { training: readSide(table, false, shared), holdout: readSide(table, true, shared) };
}

/** Reads only the rows to learn from, into memory that threads share. */
export function decodeTrainingRows(bytes: Uint8Array): LabelledColumns {
  return readSide(tableFromIPC(bytes), false, shared);
}

/** Reads only the rows to learn from, into memory that a training may take (`mayTakeColumns`). */
export function decodeRowsToTake(bytes: Uint8Array): LabelledColumns {
  return readSide(tableFromIPC(bytes), false, (byteLength) => new ArrayBuffer(byteLength));
}

/** Claims memory for so many bytes. */
type Claim = (byteLength: number) => ArrayBufferLike;

const shared: Claim = (byteLength) => new SharedArrayBuffer(byteLength);

function readSide(table: Table, isHoldout: boolean, claim: Claim): LabelledColumns {
  const rows = findRows(table, isHoldout);
  const labels = new Uint8Array(claim(rows.length));
  pick(columnOf(table, labelColumn.key), rows, labels);
  const columns = featureColumns.map((column) => {
    const values = new Int32Array(claim(rows.length * Int32Array.BYTES_PER_ELEMENT));
    pick(columnOf(table, column.key), rows, values);
    return values;
  });
  return { columns, labels };
}

function columnOf(table: Table, name: string): Int32Array | Uint8Array {
  const column = table.getChild(name);
  if (column === null) throw new Error(`The snapshot has no column "${name}"`);
  return column.toArray();
}

function findRows(table: Table, isHoldout: boolean): Uint32Array {
  const flags = table.getChild(holdoutColumn);
  if (flags === null) throw new Error(`The snapshot has no column "${holdoutColumn}"`);
  const rows = new Uint32Array(table.numRows);
  let count = 0;
  let row = 0;
  for (const flag of flags) {
    if (flag === isHoldout) rows[count++] = row;
    row++;
  }
  return rows.subarray(0, count);
}

// plainly: target.set(rows.map((row) => source[row])), without the copy in between
function pick(source: Int32Array | Uint8Array, rows: Uint32Array, target: Int32Array | Uint8Array): void {
  for (let i = 0; i < rows.length; i++) target[i] = source[rows[i] ?? 0] ?? 0;
}
