import { featureColumns, labelColumn, sqlTables } from '@canopy/covertype';
import { copyRows, type Pool, type PoolClient } from '@canopy/database';
import type { UnreadableRow } from './sort-rows.js';
import { toStorableJson } from './to-storable-json.js';

/** What became of the rows of an answer: received = inserted + duplicated + failed. */
export interface BatchCounts {
  batchNumber: number;
  received: number;
  inserted: number;
  duplicated: number;
  failed: number;
}

export interface BatchRecord extends BatchCounts {
  id: string;
  groupNumber: number;
  objectUri: string;
  objectSha256: string;
}

const table = sqlTables.raw.name;
const texts = [...featureColumns, labelColumn].map((column) => `"${column.key}"`);

/** What was counted when the batch was stored; undefined when it has not been. */
export async function findBatch(pool: Pool, batchId: string): Promise<BatchCounts | undefined> {
  const { rows } = await pool.query<BatchCounts>(
    `SELECT "batch_number" AS "batchNumber", "received", "inserted", "duplicated", "failed"
       FROM "batches" WHERE "id" = $1`,
    [batchId],
  );
  return rows[0];
}

/** Adds a batch before its rows. False when another attempt has stored it in the meantime. */
export async function addBatch(
  client: PoolClient,
  batch: Omit<BatchRecord, 'inserted' | 'duplicated'>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO "batches" ("id", "group_number", "batch_number", "object_uri", "object_sha256",
                            "received", "inserted", "duplicated", "failed")
     VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7) ON CONFLICT ("id") DO NOTHING`,
    [
      batch.id,
      batch.groupNumber,
      batch.batchNumber,
      batch.objectUri,
      batch.objectSha256,
      batch.received,
      batch.failed,
    ],
  );
  return rowCount === 1;
}

export async function countBatch(
  client: PoolClient,
  batchId: string,
  inserted: number,
  duplicated: number,
): Promise<void> {
  await client.query(`UPDATE "batches" SET "inserted" = $2, "duplicated" = $3 WHERE "id" = $1`, [
    batchId,
    inserted,
    duplicated,
  ]);
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
