import { Prisma } from '@canopy/database';
import type { KeyValue } from '@canopy/mlflow-client';
import { claimRun } from '../../database/claim-run.js';
import type { Queries, Store } from '../../database/store.js';
import { logModelMetrics } from '../logged-models/index.js';
import type { BatchRows, LoggedMetric } from './batch-rows.js';
import { ChangedParamsError } from './changed-params-error.js';
import { marksLatest } from './marks-latest.js';
import { runNameTag } from './run-name-tag.js';
import { setRunTags } from './run-tags.repository.js';

/**
 * Logs all of a batch to a run or, when it throws, nothing of it. What is there already counts as logged, so a retry is
 * harmless. False when there is no active run of that id.
 *
 * @throws ChangedParamsError
 * @throws TrackingError when a metric is of a model that is not there.
 */
export async function logBatch(store: Store, runId: string, batch: BatchRows): Promise<boolean> {
  const ofModels = batch.metrics.flatMap(({ model_id, dataset_name = '', dataset_digest = '', ...metric }) =>
    model_id ? [{ ...metric, model_id, dataset_name, dataset_digest }] : [],
  );
  try {
    if (ofModels.length === 0) return await logToRun(store, runId, batch);
    return await store.transaction(async (queries) => {
      const isLogged = await logToRun(queries, runId, batch);
      if (isLogged) await logModelMetrics(queries, runId, ofModels);
      return isLogged;
    });
  } catch (error) {
    if (!isRefusedParam(error)) throw error;
    throw new ChangedParamsError(await findChanges(store, runId, batch.params));
  }
}

/** One statement, whatever the batch holds. */
async function logToRun(
  queries: Queries,
  runId: string,
  { metrics, params, tags }: BatchRows,
): Promise<boolean> {
  const name = tags.find(({ key }) => key === runNameTag)?.value || null;
  const parts = [
    Prisma.sql`run AS (${claimRun(runId, name)})`,
    ...(params.length > 0 ? [Prisma.sql`params_logged AS (${logParams(params)})`] : []),
    ...(tags.length > 0 ? [Prisma.sql`tags_set AS (${setRunTags(tags)})`] : []),
    ...(metrics.length > 0 ? logMetrics(metrics) : []),
  ];
  const run = await queries.row(Prisma.sql`WITH ${Prisma.join(parts)} SELECT FROM run`);
  return run !== undefined;
}

/** A parameter never changes: one that would, becomes null, which the column and with it the statement refuses. */
const logParams = (params: readonly KeyValue[]) => Prisma.sql`
  INSERT INTO params AS kept (run_number, experiment_id, start_time, key, value)
  SELECT run.number, run.experiment_id, run.start_time, key, value FROM run, ${unnested(params)}
  ON CONFLICT (run_number, key) DO UPDATE SET value = NULL WHERE kept.value <> EXCLUDED.value`;

// https://www.postgresql.org/docs/current/errcodes-appendix.html: not_null_violation
const isRefusedParam = (error: unknown) => {
  const { code, table } = error as { code?: string; table?: string };
  return code === '23502' && table === 'params';
};

const findChanges = (queries: Queries, runId: string, params: readonly KeyValue[]) =>
  queries.rows<ChangedParamsError['changes'][number]>(Prisma.sql`
    SELECT kept.key, kept.value AS old_value, given.value AS new_value
    FROM runs r JOIN params kept ON kept.run_number = r.number
    JOIN ${unnested(params)} ON given.key = kept.key AND given.value <> kept.value
    WHERE r.id = ${runId} ORDER BY kept.key`);

const unnested = (params: readonly KeyValue[]) => Prisma.sql`unnest(
  ${params.map(({ key }) => key)}::text[], ${params.map(({ value }) => value)}::text[]) AS given(key, value)`;

const logMetrics = (metrics: readonly LoggedMetric[]) => [
  Prisma.sql`given AS MATERIALIZED (
    SELECT * FROM run, unnest(
      ${metrics.map(({ key }) => key)}::text[], ${metrics.map(({ timestamp }) => timestamp)}::int8[],
      ${metrics.map(({ step }) => step)}::int8[], ${metrics.map(({ value }) => value)}::float8[],
      ${metrics.map(({ isNan }) => isNan)}::bool[], ${marksLatest(metrics)}::bool[]
    ) AS given(key, timestamp, step, value, is_nan, is_latest))`,
  Prisma.sql`history AS (
    INSERT INTO metrics (run_number, key, timestamp, step, value, is_nan)
    SELECT number, key, timestamp, step, value, is_nan FROM given
    ON CONFLICT DO NOTHING)`,
  Prisma.sql`latest AS (
    INSERT INTO latest_metrics AS latest
      (run_number, experiment_id, start_time, key, timestamp, step, value, is_nan)
    SELECT number, experiment_id, start_time, key, timestamp, step, value, is_nan FROM given WHERE is_latest
    ON CONFLICT (run_number, key) DO UPDATE SET
      timestamp = EXCLUDED.timestamp, step = EXCLUDED.step, value = EXCLUDED.value, is_nan = EXCLUDED.is_nan
    WHERE (EXCLUDED.step, EXCLUDED.timestamp, EXCLUDED.value) > (latest.step, latest.timestamp, latest.value))`,
];
