import { Prisma } from '@canopy/database';
import type { Queries } from '../../database/store.js';
import type { Int64 } from '../../protocol/int64.js';
import { missing } from '../../protocol/refusals.js';

/** A metric of a model, with NaN as a flag beside 0. */
export interface LoggedModelMetric {
  key: string;
  value: number;
  isNan: boolean;
  timestamp: Int64;
  step: Int64;
  model_id: string;
  dataset_name: string;
  dataset_digest: string;
}

/**
 * Logs to each model what a run measured of it. What is there already counts as logged.
 *
 * @throws TrackingError when one of the models is not there.
 */
export async function logModelMetrics(
  queries: Queries,
  runId: string,
  metrics: readonly LoggedModelMetric[],
): Promise<void> {
  if (metrics.length === 0) return;
  const modelIds = [...new Set(metrics.map(({ model_id }) => model_id))].sort();
  const known = await queries.rows<{ id: string }>(
    Prisma.sql`SELECT id FROM logged_models WHERE id = ANY(${modelIds}) ORDER BY id FOR KEY SHARE`,
  );
  const unknown = modelIds.find((modelId) => !known.some(({ id }) => id === modelId));
  if (unknown !== undefined) throw missing(`Logged model with ID '${unknown}' not found.`);
  await queries.change(Prisma.sql`
    INSERT INTO logged_model_metrics (run_id, model_id, key, timestamp, step, value, is_nan, dataset_name, dataset_digest)
    SELECT ${runId}, * FROM unnest(
      ${metrics.map(({ model_id }) => model_id)}::text[], ${metrics.map(({ key }) => key)}::text[],
      ${metrics.map(({ timestamp }) => timestamp)}::int8[], ${metrics.map(({ step }) => step)}::int8[],
      ${metrics.map(({ value }) => value)}::float8[], ${metrics.map(({ isNan }) => isNan)}::bool[],
      ${metrics.map(({ dataset_name }) => dataset_name)}::text[],
      ${metrics.map(({ dataset_digest }) => dataset_digest)}::text[])
    ON CONFLICT DO NOTHING`);
}
