import type { ReadOnlyDatabase } from '../../server/create-read-only-database';
import { Problem } from '../../server/problem';
import type { Lineage, LineageSubject } from './lineage';

type Times<Row, Key extends keyof Row> = Omit<Row, Key> & Record<Key, Date>;
type TrainingRow = Times<Lineage['trainings'][number], 'trainedAt'>;
type SnapshotRow = Times<Lineage['snapshots'][number], 'createdAt'>;
type BatchRow = Times<Lineage['batches'][number], 'fetchedAt'>;

const mostTrainings = 50;

/** Whatever leads to a version or follows from a batch. @throws Problem `lineage_unknown` when nothing is known of it. */
export async function readLineage(
  database: ReadOnlyDatabase,
  modelName: string,
  subject: LineageSubject,
): Promise<Lineage> {
  const trainings = await readTrainings(database, modelName, subject);
  const own = 'batch' in subject ? [subject.batch] : [];
  const snapshots = await readSnapshots(database, trainings, own);
  const ids =
    'batch' in subject ? own : snapshots.flatMap(({ batches }) => batches.map(({ batchId }) => batchId));
  const versions = trainings.map(({ version }) => version);
  const [batches, decisions, predictions] = await Promise.all([
    readBatches(database, [...new Set(ids)]),
    readDecisions(database, modelName, versions),
    readPredictions(database, versions),
  ]);
  if (trainings.length === 0 && batches.length === 0) {
    throw new Problem('lineage_unknown', 'batch' in subject ? subject.batch : subject.version);
  }
  return {
    batches: batches.map((row) => ({ ...row, fetchedAt: row.fetchedAt.toISOString() })),
    snapshots: snapshots.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    trainings: trainings.map((row) => ({ ...row, trainedAt: row.trainedAt.toISOString() })),
    decisions,
    predictions,
  };
}

function readTrainings(
  database: ReadOnlyDatabase,
  modelName: string,
  subject: LineageSubject,
): Promise<TrainingRow[]> {
  const condition =
    'batch' in subject
      ? 'snapshot_sha256 IN (SELECT snapshot_sha256 FROM snapshot_batches WHERE batch_id = $2)'
      : 'model_version::text = $2';
  return database.ask<TrainingRow>(
    `SELECT run_id AS "runId", model_version::text AS "version", snapshot_sha256 AS "snapshotSha256",
            model_sha256 AS "modelSha256", accuracy, created_at AS "trainedAt"
       FROM model_metrics WHERE model_name = $1 AND model_version IS NOT NULL AND ${condition}
      ORDER BY created_at DESC LIMIT ${mostTrainings}`,
    [modelName, 'batch' in subject ? subject.batch : subject.version],
  );
}

/** The snapshots of the trainings, and of each the batches; of a lineage that begins with a batch, that one. */
function readSnapshots(
  database: ReadOnlyDatabase,
  trainings: readonly TrainingRow[],
  own: readonly string[],
): Promise<SnapshotRow[]> {
  return database.ask<SnapshotRow>(
    `SELECT sha256, snapshots.rows, training_rows AS "trainingRows", holdout_rows AS "holdoutRows",
            snapshots.created_at AS "createdAt",
            json_agg(json_build_object('batchId', batch_id, 'rows', held.rows, 'firstId', first_id::text,
                                       'lastId', last_id::text) ORDER BY first_id) AS "batches"
       FROM snapshots JOIN snapshot_batches AS held ON snapshot_sha256 = sha256
      WHERE sha256 = ANY($1) AND (batch_id = ANY($2) OR cardinality($2::text[]) = 0)
      GROUP BY sha256 ORDER BY snapshots.created_at DESC`,
    [trainings.map(({ snapshotSha256 }) => snapshotSha256), own],
  );
}

function readBatches(database: ReadOnlyDatabase, ids: readonly string[]): Promise<BatchRow[]> {
  return database.ask<BatchRow>(
    `SELECT id, state::text AS "state", received, fetched_at AS "fetchedAt"
       FROM batches WHERE id = ANY($1) ORDER BY fetched_at DESC`,
    [ids],
  );
}

async function readDecisions(
  database: ReadOnlyDatabase,
  modelName: string,
  versions: readonly string[],
): Promise<Lineage['decisions']> {
  const rows = await database.ask<Omit<Lineage['decisions'][number], 'decidedAt'> & { decidedAt: string }>(
    `SELECT position::text AS "position", version::text AS "version", outcome, who, why,
            decided_at::text AS "decidedAt"
       FROM decisions WHERE name = $1 AND version::text = ANY($2) ORDER BY decisions.position DESC LIMIT 200`,
    [modelName, versions],
  );
  return rows.map((row) => ({ ...row, decidedAt: new Date(Number(row.decidedAt)).toISOString() }));
}

async function readPredictions(
  database: ReadOnlyDatabase,
  versions: readonly string[],
): Promise<Lineage['predictions']> {
  const rows = await database.ask<{ version: string; count: string; latestAt: Date }>(
    `SELECT model_version AS "version", count(*) AS "count", max(at) AS "latestAt"
       FROM predictions WHERE at > now() - interval '7 days' AND model_version = ANY($1)
      GROUP BY model_version ORDER BY max(at) DESC`,
    [versions],
  );
  return rows.map(({ version, count, latestAt }) => ({
    version,
    count: Number(count),
    latestAt: latestAt.toISOString(),
  }));
}
