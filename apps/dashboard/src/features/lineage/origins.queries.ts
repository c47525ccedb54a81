import { sqlTables } from '@canopy/covertype';
import type { ReadOnlyDatabase } from '../../server/create-read-only-database';
import type { Lineage, LineageRow, LineageRows, RowSearch } from './lineage';

/** A version, or a batch and, of one of its rows, the snapshots that hold that. */
export type LineageOrigin = { version: string } | { batch: string; snapshots?: string[] };

type Times<Row, Key extends keyof Row> = Omit<Row, Key> & Record<Key, Date>;
type Training = Lineage['trainings'][number];
type Snapshot = Lineage['snapshots'][number];
type Batch = Lineage['batches'][number];

const mostTrainings = 50;
const raw = `"${sqlTables.raw.name}"`;
const typed = `"${sqlTables.typed.name}"`;
/** As the worker draws it: the lowest share of all possible points. */
const isHoldout = 'split_point < floor(test_size * 4294967296)';

/** The trainings that led to a version, or that have seen a batch or a row, the latest first. */
export async function readTrainings(
  database: ReadOnlyDatabase,
  modelName: string,
  origin: LineageOrigin,
): Promise<Training[]> {
  const [condition, value] = conditionOf(origin);
  const rows = await database.ask<Times<Training, 'trainedAt'>>(
    `SELECT run_id AS "runId", model_version::text AS "version", snapshot_sha256 AS "snapshotSha256",
            model_sha256 AS "modelSha256", accuracy, created_at AS "trainedAt"
       FROM model_metrics WHERE model_name = $1 AND model_version IS NOT NULL AND ${condition}
      ORDER BY created_at DESC LIMIT ${mostTrainings}`,
    [modelName, value],
  );
  return rows.map((row) => ({ ...row, trainedAt: row.trainedAt.toISOString() }));
}

function conditionOf(origin: LineageOrigin): [sql: string, value: unknown] {
  if ('version' in origin) return ['model_version::text = $2', origin.version];
  if (origin.snapshots !== undefined) return ['snapshot_sha256 = ANY($2)', origin.snapshots];
  const held = 'SELECT snapshot_sha256 FROM snapshot_batches WHERE batch_id = $2';
  return [`snapshot_sha256 IN (${held})`, origin.batch];
}

/** The snapshots of the trainings, and of each the batches; of a lineage that begins with a batch, that one. */
export async function readSnapshots(
  database: ReadOnlyDatabase,
  trainings: readonly Training[],
  origin: LineageOrigin,
): Promise<Snapshot[]> {
  const rows = await database.ask<Times<Snapshot, 'createdAt'>>(
    `SELECT sha256, snapshots.rows, training_rows AS "trainingRows", holdout_rows AS "holdoutRows",
            snapshots.created_at AS "createdAt",
            json_agg(json_build_object('batchId', batch_id, 'rows', held.rows, 'firstId', first_id::text,
                                       'lastId', last_id::text) ORDER BY first_id) AS "batches"
       FROM snapshots JOIN snapshot_batches AS held ON snapshot_sha256 = sha256
      WHERE sha256 = ANY($1) AND ($2::text IS NULL OR batch_id = $2)
      GROUP BY sha256 ORDER BY snapshots.created_at DESC`,
    [trainings.map(({ snapshotSha256 }) => snapshotSha256), 'batch' in origin ? origin.batch : null],
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

export async function readBatches(database: ReadOnlyDatabase, ids: readonly string[]): Promise<Batch[]> {
  const rows = await database.ask<Times<Batch, 'fetchedAt'>>(
    `SELECT id, state::text AS "state", received, fetched_at AS "fetchedAt"
       FROM batches WHERE id = ANY($1) ORDER BY fetched_at DESC`,
    [ids],
  );
  return rows.map((row) => ({ ...row, fetchedAt: row.fetchedAt.toISOString() }));
}

/** A row by its hash, or by the id of the typed row, and the snapshots that hold it, the latest first. */
export async function readRow(database: ReadOnlyDatabase, name: string): Promise<LineageRow | undefined> {
  const isHash = name.length === 64;
  const [found] = await database.ask<LineageRow>(
    `SELECT encode(row_hash, 'hex') AS "hash", raw.batch_id AS "batchId", raw.status::text AS "status",
            typed.id::text AS "id", quarantine.reason,
            (SELECT coalesce(json_agg(json_build_object('sha256', sha256, 'isHoldout', ${isHoldout})
                                      ORDER BY created_at DESC), '[]')
               FROM snapshots JOIN snapshot_batches ON snapshot_sha256 = sha256
              WHERE snapshot_batches.batch_id = typed.batch_id AND typed.id BETWEEN first_id AND last_id) AS "snapshots"
       FROM ${raw} AS raw LEFT JOIN ${typed} AS typed ON typed.raw_id = raw.id
            LEFT JOIN quarantine ON quarantine.raw_id = raw.id
      WHERE ${isHash ? `row_hash = decode($1, 'hex')` : 'typed.id = $1::bigint'}`,
    [name],
  );
  if (found === undefined) return undefined;
  const { id, reason, ...row } = found;
  return { ...row, ...(id && { id }), ...(reason && { reason }) };
}

/** A page of the rows that a snapshot holds. */
export async function readLineageRows(
  database: ReadOnlyDatabase,
  { snapshot, batch, after = '0', limit = '50' }: RowSearch,
): Promise<LineageRows> {
  const found = await database.ask<LineageRows['rows'][number]>(
    `SELECT typed.id::text AS "id", encode(row_hash, 'hex') AS "hash", typed.batch_id AS "batchId",
            ${isHoldout} AS "isHoldout"
       FROM snapshots JOIN ${typed} AS typed ON typed.id <= through_id JOIN ${raw} AS raw ON raw.id = raw_id
      WHERE sha256 = $1 AND typed.id > $2::bigint
        AND ($3::text IS NULL OR typed.batch_id = $3 AND typed.id BETWEEN
              (SELECT first_id FROM snapshot_batches WHERE snapshot_sha256 = $1 AND batch_id = $3) AND
              (SELECT last_id FROM snapshot_batches WHERE snapshot_sha256 = $1 AND batch_id = $3))
      ORDER BY typed.id LIMIT $4`,
    [snapshot.toLowerCase(), after, batch ?? null, Number(limit) + 1],
  );
  const rows = found.slice(0, Number(limit));
  const last = found.length > rows.length ? rows.at(-1)?.id : undefined;
  return { rows, ...(last !== undefined && { next: last }) };
}
