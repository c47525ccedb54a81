import { featureColumns, parseRow } from '@canopy/covertype';
import type { Snapshot } from '../activities/contract/dataset.js';
import type { DataStore } from '../objects/create-data-store.js';
import { encodeSnapshot } from '../snapshot/encode-snapshot.js';
import { neverAborted } from './a-training.js';

/** Rows of texts as a snapshot, without a database on the way. None is held out. */
export async function storeRows(store: DataStore, rows: readonly string[][]): Promise<Snapshot> {
  const numbers = Object.fromEntries(
    featureColumns.flatMap((column) =>
      column.kind === 'name'
        ? [[column.key, Object.fromEntries(column.names.map((name, i) => [name, i]))]]
        : [],
    ),
  );
  const features = featureColumns.map(() => new Int32Array(rows.length));
  const labels = new Uint8Array(rows.length);
  for (const [index, texts] of rows.entries()) {
    const parsed = parseRow(texts, numbers);
    if ('failures' in parsed) throw new Error(`Row ${index + 1}: ${JSON.stringify(parsed.failures)}`);
    for (const [column, values] of features.entries()) values[index] = parsed.row.features[column] ?? 0;
    labels[index] = parsed.row.label;
  }
  const file = encodeSnapshot([{ features, labels, holdout: new Uint8Array(rows.length) }], numbers);
  const kind = { folder: 'snapshots', extension: 'arrow', contentType: 'application/octet-stream' };
  return {
    object: await store.putByHash(kind, file, neverAborted),
    rows: rows.length,
    trainingRows: rows.length,
    holdoutRows: 0,
    categoryNumbers: numbers,
  };
}
