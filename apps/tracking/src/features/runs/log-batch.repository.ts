import { Prisma } from '@canopy/database';
import type { KeyValue } from '@canopy/mlflow-client';
import type { Queries, Store } from '../../database/store.js';
import { logModelMetrics } from '../logged-models/index.js';
import type { BatchRows, LoggedMetric } from './batch-rows.js';
import { ChangedParamsError } from './changed-params-error.js';
import { runNameTag } from './run-name-tag.js';
import { setRunTags } from './run-tags.repository.js';

/**
 * Logs all of a batch to a run or, when it throws, nothing of it. Rows are locked in the order of their keys, so two
 * batches to one run cannot wait for each other; what is there already counts as logged, so a retry is harmless.
 *
 * @throws ChangedParamsError
 * @throws TrackingError when a metric is of a model that is not there.
 */
export function logBatch(store: Store, runId: string, { metrics, params, tags }: BatchRows): Promise<void> {
  // Metrics alone, as training logs them, are one statement and need no transaction around it.
  const ofModels = metrics.flatMap(({ model_id, dataset_name = '', dataset_digest = '', ...metric }) =>
    model_id ? [{ ...metric, model_id, dataset_name, dataset_digest }] : [],
  );
  if (params.length + tags.length + ofModels.length === 0) return logMetrics(store, runId, metrics);
  return store.transaction(async (queries) => {
    if (params.length > 0) await logParams(queries, runId, params);
    await logMetrics(queries, runId, metrics);
    await logModelMetrics(queries, runId, ofModels);
    await setRunTags(queries, runId, tags);
    const name = tags.find(({ key }) => key === runNameTag)?.value;
    if (name) await queries.change(Prisma.sql`UPDATE runs SET name = ${name} WHERE id = ${runId}`);
  });
}

async function logParams(queries: Queries, runId: string, params: readonly KeyValue[]): Promise<void> {
  const given = Prisma.sql`unnest(
    ${params.map(({ key }) => key)}::text[], ${params.map(({ value }) => value)}::text[]) AS t(key, value)`;
  const inserted = await queries.change(Prisma.sql`
    INSERT INTO params (run_id, key, value) SELECT ${runId}, key, value FROM ${given} ON CONFLICT DO NOTHING`);
  if (inserted === params.length) return;
  const changes = await queries.rows<ChangedParamsError['changes'][number]>(Prisma.sql`
    SELECT p.key, p.value AS old_value, t.value AS new_value
    FROM ${given} JOIN params p ON p.run_id = ${runId} AND p.key = t.key
    WHERE p.value <> t.value ORDER BY p.key`);
  if (changes.length > 0) throw new ChangedParamsError(changes);
}

async function logMetrics(queries: Queries, runId: string, metrics: readonly LoggedMetric[]): Promise<void> {
  if (metrics.length === 0) return;
  await queries.change(Prisma.sql`
    WITH given AS MATERIALIZED (
      SELECT * FROM unnest(
        ${metrics.map(({ key }) => key)}::text[], ${metrics.map(({ timestamp }) => timestamp)}::int8[],
        ${metrics.map(({ step }) => step)}::int8[], ${metrics.map(({ value }) => value)}::float8[],
        ${metrics.map(({ isNan }) => isNan)}::bool[]) AS t(key, timestamp, step, value, is_nan)
    ), history AS (
      INSERT INTO metrics (run_id, key, timestamp, step, value, is_nan)
      SELECT ${runId}, key, timestamp, step, value, is_nan FROM given
      ON CONFLICT DO NOTHING
    )
    INSERT INTO latest_metrics AS latest (run_id, key, timestamp, step, value, is_nan)
    SELECT DISTINCT ON (key COLLATE "C") ${runId}, key, timestamp, step, value, is_nan FROM given
    ORDER BY key COLLATE "C", step DESC, timestamp DESC, value DESC
    ON CONFLICT (run_id, key) DO UPDATE SET
      timestamp = EXCLUDED.timestamp, step = EXCLUDED.step, value = EXCLUDED.value, is_nan = EXCLUDED.is_nan
    WHERE (EXCLUDED.step, EXCLUDED.timestamp, EXCLUDED.value) > (latest.step, latest.timestamp, latest.value)`);
}
