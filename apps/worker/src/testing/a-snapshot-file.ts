import { featureColumns } from '@canopy/covertype';
import type { Snapshot } from '../activities/contract/dataset.js';
import type { DataStore } from '../objects/create-data-store.js';
import { encodeSnapshot } from '../snapshot/encode-snapshot.js';
import { neverAborted } from './a-training.js';

/**
 * A snapshot made without a database, of rows that are hard to tell apart: trees grow deep, and take their time. One row in ten is
 * held out.
 */
export async function aSnapshotFile(store: DataStore, rows: number): Promise<Snapshot> {
  // Not random enough for anything but this.
  const numberOf = (row: number, column: number) => Math.imul((row + 1) * 31 + column, 2_654_435_761) >>> 8;
  const features = featureColumns.map((_, column) =>
    Int32Array.from({ length: rows }, (__, row) => numberOf(row, column) % 5000),
  );
  const labels = Uint8Array.from({ length: rows }, (_, row) => numberOf(row, 99) % 7);
  const holdout = Uint8Array.from({ length: rows }, (_, row) => (row % 10 === 0 ? 1 : 0));
  const categoryNumbers = { wilderness_area: { Rawah: 0 } };
  const kind = { folder: 'snapshots', extension: 'arrow', contentType: 'application/octet-stream' };
  const file = encodeSnapshot([{ features, labels, holdout }], categoryNumbers);
  const holdoutRows = holdout.reduce((sum, flag) => sum + flag, 0);
  return {
    object: await store.putByHash(kind, file, neverAborted),
    rows,
    trainingRows: rows - holdoutRows,
    holdoutRows,
    categoryNumbers,
  };
}
