import { featureColumns, labelColumn, type RowFailure, sqlTables } from '@canopy/covertype';
import { type CopyValue, copyRows, type PoolClient } from '@canopy/database';

/** A raw row that waits for preprocessing. `texts` are in the order of the columns, the label last. */
export interface WaitingRow {
  id: string;
  batchId: string;
  texts: string[];
}

export interface TypedRow {
  rawId: string;
  batchId: string;
  features: readonly number[];
  label: number;
  splitPoint: number;
}

export interface RejectedRow extends WaitingRow {
  /** At least one. */
  failures: readonly RowFailure[];
}

const raw = sqlTables.raw.name;
const typed = sqlTables.typed.name;
const features = featureColumns.map((column) => `"${column.key}"`).join(', ');
const texts = `${features}, "${labelColumn.key}"`;

/**
 * Lets one chunk in at a time, until the transaction ends, so that typed rows become visible in the order of their ids: what was counted
 * up to an id stays all there is up to it.
 */
export async function awaitTurn(client: PoolClient): Promise<void> {
  // A connection whose process died without a word must not hold the others for ever.
  await client.query(`SET LOCAL lock_timeout = '10s'`);
  await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [typed]);
}

/** The waiting rows with the lowest ids above `afterId`, locked: a second attempt waits and then passes them by. */
export async function takeWaitingRows(
  client: PoolClient,
  afterId: string,
  limit: number,
): Promise<WaitingRow[]> {
  const { rows } = await client.query<string[]>({
    rowMode: 'array',
    text: `SELECT "id", "batch_id", ${texts} FROM "${raw}"
            WHERE "status" = 'raw' AND "id" > $1 ORDER BY "id" LIMIT $2 FOR UPDATE`,
    values: [afterId, limit],
  });
  return rows.map(([id = '', batchId = '', ...values]) => ({ id, batchId, texts: values }));
}

export async function insertTypedRows(client: PoolClient, rows: readonly TypedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const target = `"${typed}" ("raw_id", "batch_id", ${texts}, "split_point")`;
  await copyRows(client, target, lines(rows));
  await markRows(
    client,
    rows.map((row) => row.rawId),
    'processed',
  );
}

export async function quarantineRows(client: PoolClient, rows: readonly RejectedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await copyRows(
    client,
    '"quarantine" ("raw_id", "batch_id", "rule", "column", "value", "reason", "failures", "content")',
    rows.map(quarantineLine),
  );
  await markRows(
    client,
    rows.map((row) => row.id),
    'quarantined',
  );
}

/** Adds to what the batches of the rows say of their rows. */
export async function countRows(
  client: PoolClient,
  typed: readonly TypedRow[],
  rejected: readonly RejectedRow[],
): Promise<void> {
  const batches = [...new Set([...typed, ...rejected].map(({ batchId }) => batchId))].sort();
  const countOf = (rows: readonly { batchId: string }[]) =>
    batches.map((id) => rows.reduce((count, { batchId }) => (batchId === id ? count + 1 : count), 0));
  await client.query(
    `UPDATE "batches" SET "typed" = "batches"."typed" + added."typed", "refused" = "batches"."refused" + added."refused"
       FROM unnest($1::text[], $2::int[], $3::int[]) AS added ("id", "typed", "refused")
      WHERE "batches"."id" = added."id"`,
    [batches, countOf(typed), countOf(rejected)],
  );
}

function* lines(rows: readonly TypedRow[]): Generator<CopyValue[]> {
  for (const row of rows) yield [row.rawId, row.batchId, ...row.features, row.label, row.splitPoint];
}

function quarantineLine({ id, batchId, texts, failures }: RejectedRow): CopyValue[] {
  const [{ rule, column = null, value = null, reason } = nothingWrong] = failures;
  return [id, batchId, rule, column, value, reason, JSON.stringify(failures), JSON.stringify(texts)];
}

const nothingWrong: RowFailure = { rule: 'unknown', reason: 'the row was kept out without a reason' };

async function markRows(client: PoolClient, ids: string[], status: string): Promise<void> {
  await client.query(`UPDATE "${raw}" SET "status" = $2::raw_row_status WHERE "id" = ANY($1::bigint[])`, [
    ids,
    status,
  ]);
}
