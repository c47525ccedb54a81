import type { PoolClient } from '@canopy/database';
import type { BatchDecision, BatchState } from '@canopy/pipeline-contract';

/** A batch as far as somebody who decides on it must know it. */
export interface DecidableBatch {
  state: BatchState;
  groupNumber: number;
  objectUri: string;
  objectSha256: string;
  inserted: number;
  duplicated: number;
  failed: number;
  decidedBy: string | null;
}

/** The batch, locked until the transaction ends: of two decisions the second sees the first. */
export async function lockBatch(client: PoolClient, batchId: string): Promise<DecidableBatch | undefined> {
  const { rows } = await client.query<DecidableBatch>(
    `SELECT "state", "group_number" AS "groupNumber", "object_uri" AS "objectUri",
            "object_sha256" AS "objectSha256", "inserted", "duplicated", "failed", "decided_by" AS "decidedBy"
       FROM "batches" WHERE "id" = $1 FOR UPDATE`,
    [batchId],
  );
  return rows[0];
}

export async function settleBatch(
  client: PoolClient,
  { batchId, by, reason }: BatchDecision,
  state: BatchState,
): Promise<void> {
  await client.query(
    `UPDATE "batches" SET "state" = $2::batch_state, "decided_by" = $3, "decided_reason" = $4, "decided_at" = now()
      WHERE "id" = $1`,
    [batchId, state, by, reason],
  );
}
