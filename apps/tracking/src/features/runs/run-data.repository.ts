import { Prisma } from '@canopy/database';
import type { RunData } from '@canopy/mlflow-client';
import type { Queries } from '../../database/store.js';
import { type MetricRow, toMetric } from '../metrics/index.js';

interface KeyValueRow {
  run_id: string;
  key: string;
  value: string;
}

/** What was logged to each run, in three reads however many runs there are: a join would multiply the rows. */
export async function readRunData(
  queries: Queries,
  runIds: readonly string[],
): Promise<(runId: string) => RunData> {
  const data = new Map(runIds.map((id): [string, RunData] => [id, { metrics: [], params: [], tags: [] }]));
  const dataOf = (runId: string): RunData => data.get(runId) ?? { metrics: [], params: [], tags: [] };
  if (runIds.length === 0) return dataOf;

  const [metrics, params, tags] = await Promise.all([
    queries.rows<MetricRow & { run_id: string }>(Prisma.sql`
      SELECT run_id, key, value, is_nan, timestamp, step FROM latest_metrics WHERE run_id = ANY(${runIds})`),
    queries.rows<KeyValueRow>(
      Prisma.sql`SELECT run_id, key, value FROM params WHERE run_id = ANY(${runIds})`,
    ),
    queries.rows<KeyValueRow>(
      Prisma.sql`SELECT run_id, key, value FROM run_tags WHERE run_id = ANY(${runIds})`,
    ),
  ]);
  for (const row of metrics) dataOf(row.run_id).metrics.push(toMetric(row));
  for (const { run_id, key, value } of params) dataOf(run_id).params.push({ key, value });
  for (const { run_id, key, value } of tags) dataOf(run_id).tags.push({ key, value });
  return dataOf;
}
