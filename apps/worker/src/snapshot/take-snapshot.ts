import { featureColumns } from '@canopy/covertype';
import type { Pool } from '@canopy/database';
import type { Snapshot, SnapshotInput } from '../activities/contract/dataset.js';
import { abortable } from '../failures/abortable.js';
import type { DataStore } from '../objects/create-data-store.js';
import { readCategoryNumbers } from '../preprocess/category-numbers.repository.js';
import { encodeSnapshot, type SampleColumns } from './encode-snapshot.js';
import { readSamples, type SampleRow } from './samples.repository.js';
import { saveSnapshot } from './snapshots.repository.js';

const rowsPerPart = 20_000;

/** Keeps all typed rows up to an id as an Arrow file named by its hash, in the order of their ids. */
export async function takeSnapshot(
  { pool, store }: { pool: Pool; store: DataStore },
  { throughId, testSize }: Required<SnapshotInput>,
  signal: AbortSignal,
): Promise<Snapshot> {
  const categoryNumbers = await readCategoryNumbers(pool);
  const parts: SampleColumns[] = [];
  let afterId: string | undefined = '0';
  while (afterId !== undefined) {
    const range = { afterId, throughId, limit: rowsPerPart, testSize };
    const rows: SampleRow[] = await abortable(readSamples(pool, range), signal);
    if (rows.length > 0) parts.push(toColumns(rows));
    afterId = rows.length === rowsPerPart ? rows.at(-1)?.[0] : undefined;
  }
  const kind = { folder: 'snapshots', extension: 'arrow', contentType: 'application/vnd.apache.arrow.file' };
  const object = await store.putByHash(kind, encodeSnapshot(parts, categoryNumbers), signal);
  const rows = parts.reduce((sum, part) => sum + part.labels.length, 0);
  const holdoutRows = parts.reduce(
    (sum, part) => sum + part.holdout.reduce((count, flag) => count + flag, 0),
    0,
  );
  const snapshot: Snapshot = {
    object,
    rows,
    trainingRows: rows - holdoutRows,
    holdoutRows,
    categoryNumbers: structuredClone(categoryNumbers),
  };
  await abortable(saveSnapshot(pool, { ...snapshot, throughId, testSize }), signal);
  return snapshot;
}

function toColumns(rows: readonly SampleRow[]): SampleColumns {
  const column = (index: number) => Int32Array.from(rows, (row) => Number(row[index]));
  const labelIndex = featureColumns.length + 1;
  return {
    features: featureColumns.map((_, index) => column(index + 1)),
    labels: Uint8Array.from(column(labelIndex)),
    holdout: Uint8Array.from(column(labelIndex + 1)),
  };
}
