import type { NumericColumn } from '../forest.js';

/** The same column in memory that threads share; itself if it lies there already. */
export function copyToShared<Column extends NumericColumn>(column: Column): Column;
export function copyToShared(column: NumericColumn): NumericColumn {
  if (column.buffer instanceof SharedArrayBuffer) return column;
  const buffer = new SharedArrayBuffer(column.byteLength);
  new Uint8Array(buffer).set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  if (column instanceof Float64Array) return new Float64Array(buffer);
  if (column instanceof Float32Array) return new Float32Array(buffer);
  if (column instanceof Int32Array) return new Int32Array(buffer);
  if (column instanceof Uint32Array) return new Uint32Array(buffer);
  if (column instanceof Int16Array) return new Int16Array(buffer);
  if (column instanceof Uint16Array) return new Uint16Array(buffer);
  if (column instanceof Int8Array) return new Int8Array(buffer);
  if (column instanceof Uint8ClampedArray) return new Uint8ClampedArray(buffer);
  return new Uint8Array(buffer);
}
