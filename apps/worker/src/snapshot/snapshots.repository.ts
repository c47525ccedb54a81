import { sqlTables } from '@canopy/covertype';
import { inTransaction, type Pool } from '@canopy/database';
import type { Snapshot } from '../activities/contract/dataset.js';

const table = sqlTables.typed.name;

export interface SnapshotRecord extends Snapshot {
  /** Highest id of the rows that it holds. */
  throughId: string;
  testSize: number;
}

/** Keeps what a snapshot holds: how many rows of which batch, and between which ids. The same again changes nothing. */
export async function saveSnapshot(pool: Pool, snapshot: SnapshotRecord): Promise<void> {
  const { object, rows, trainingRows, holdoutRows, throughId, testSize } = snapshot;
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `INSERT INTO "snapshots" ("sha256", "uri", "bytes", "rows", "training_rows", "holdout_rows", "through_id", "test_size")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ("sha256") DO NOTHING`,
      [object.sha256, object.uri, object.bytes, rows, trainingRows, holdoutRows, throughId, testSize],
    );
    if (rowCount === 0) return;
    await client.query(
      `INSERT INTO "snapshot_batches" ("snapshot_sha256", "batch_id", "rows", "first_id", "last_id")
       SELECT $1, "batch_id", count(*), min("id"), max("id") FROM "${table}" WHERE "id" <= $2 GROUP BY "batch_id"`,
      [object.sha256, throughId],
    );
  });
}
