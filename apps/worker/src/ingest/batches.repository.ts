import { featureColumns, labelColumn, sqlTables } from '@canopy/covertype';
import { copyRows, type Pool, type PoolClient } from '@canopy/database';
import type { BatchFinding, BatchProfile, BatchState, HoldReason } from '@canopy/pipeline-contract';
import { explainHold } from '../batches/explain-hold.js';
import type { PastBatch } from '../batches/past-batch.js';
import type { UnreadableRow } from './sort-rows.js';
import { toStorableJson } from './to-storable-json.js';

/** What became of the rows of an answer: received = inserted + duplicated + failed, unless the batch is held. */
export interface BatchCounts {
  batchNumber: number;
  received: number;
  inserted: number;
  duplicated: number;
  failed: number;
  /** Why the rows wait for a person and are not stored, in a sentence and finding by finding; absent when they are. */
  held?: string;
  findings?: HoldReason[];
}

export interface BatchRecord {
  id: string;
  groupNumber: number;
  batchNumber: number;
  objectUri: string;
  objectSha256: string;
  received: number;
  state: Extract<BatchState, 'accepted' | 'held'>;
  findings: readonly BatchFinding[];
  profile: BatchProfile;
}

const table = sqlTables.raw.name;
const texts = [...featureColumns, labelColumn].map((column) => `"${column.key}"`);

/** What was counted when the batch was stored; undefined when it has not been. */
export async function findBatch(pool: Pool, batchId: string): Promise<BatchCounts | undefined> {
  const { rows } = await pool.query<
    Omit<BatchCounts, 'findings'> & { state: BatchState; findings: BatchFinding[] }
  >(
    `SELECT "batch_number" AS "batchNumber", "received", "inserted", "duplicated", "failed", "state", "findings"
       FROM "batches" WHERE "id" = $1`,
    [batchId],
  );
  const [found] = rows;
  if (found === undefined) return undefined;
  const { state, findings, ...counts } = found;
  return state === 'held' ? { ...counts, ...explainHold(findings) } : counts;
}

/** Profiles of the latest batches whose rows are used. */
export async function readHistory(client: PoolClient, limit: number): Promise<PastBatch[]> {
  const { rows } = await client.query<{ batchNumber: number; profile: BatchProfile }>(
    `SELECT "batch_number" AS "batchNumber", "profile" FROM "batches"
      WHERE "state" IN ('accepted', 'released') AND "profile" IS NOT NULL
      ORDER BY "fetched_at" DESC LIMIT $1`,
    [limit],
  );
  return rows.map(({ batchNumber, profile }) => ({ ...profile, batchNumber }));
}

/** An earlier batch whose answer was the same, byte by byte. */
export async function findSameAnswer(
  client: PoolClient,
  { id, objectSha256 }: Pick<BatchRecord, 'id' | 'objectSha256'>,
): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT "id" FROM "batches" WHERE "object_sha256" = $1 AND "id" <> $2 ORDER BY "fetched_at" LIMIT 1',
    [objectSha256, id],
  );
  return rows[0]?.id;
}

/** Adds a batch before its rows. False when another attempt has stored it in the meantime. */
export async function addBatch(client: PoolClient, batch: BatchRecord): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO "batches" ("id", "group_number", "batch_number", "object_uri", "object_sha256",
                            "received", "inserted", "duplicated", "failed", "state", "findings", "profile")
     VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, $7::batch_state, $8, $9) ON CONFLICT ("id") DO NOTHING`,
    [
      batch.id,
      batch.groupNumber,
      batch.batchNumber,
      batch.objectUri,
      batch.objectSha256,
      batch.received,
      batch.state,
      JSON.stringify(batch.findings),
      JSON.stringify(batch.profile),
    ],
  );
  return rowCount === 1;
}

export async function countBatch(
  client: PoolClient,
  batchId: string,
  { inserted, duplicated, failed }: Pick<BatchCounts, 'inserted' | 'duplicated' | 'failed'>,
): Promise<void> {
  await client.query(
    `UPDATE "batches" SET "inserted" = $2, "duplicated" = $3, "failed" = $4 WHERE "id" = $1`,
    [batchId, inserted, duplicated, failed],
  );
}

/** Lets one batch in at a time, until the transaction ends: two could not tell which of them saw a row first. */
export async function awaitTurn(client: PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [table]);
}

/** Those of the hashes (SHA-256 in hex) whose rows are there already. */
export async function findKnownHashes(client: PoolClient, hashes: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ hash: string }>(
    `SELECT encode("row_hash", 'hex') AS "hash" FROM "${table}" WHERE "row_hash" = ANY($1::bytea[])`,
    [hashes.map(toBytea)],
  );
  return rows.map(({ hash }) => hash);
}

/** Adds rows that are new, each with its hash. In the order of the hashes the unique index is filled page by page. */
export async function insertRawRows(
  client: PoolClient,
  batchId: string,
  rows: Iterable<readonly [hash: string, texts: readonly string[]]>,
): Promise<void> {
  const target = `"${table}" ("batch_id", "row_hash", ${texts.join(', ')})`;
  await copyRows(client, target, withBatch(batchId, rows));
}

function* withBatch(
  batchId: string,
  rows: Iterable<readonly [string, readonly string[]]>,
): Generator<string[]> {
  for (const [hash, values] of rows) yield [batchId, toBytea(hash), ...values];
}

const toBytea = (hash: string) => `\\x${hash}`;

export async function quarantineUnreadableRows(
  client: PoolClient,
  batchId: string,
  rows: readonly UnreadableRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = '"batch_id", "row_number", "rule", "reason", "failures", "content"';
  const lines = rows.map(({ rowNumber, rule, reason, content }) => {
    const failures = JSON.stringify([{ rule, reason }]);
    return [batchId, rowNumber, rule, reason, failures, toStorableJson(content)] as const;
  });
  await copyRows(client, `"quarantine" (${columns})`, lines);
}
