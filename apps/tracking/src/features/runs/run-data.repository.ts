import { Prisma } from '@canopy/database';
import type { RunData } from '@canopy/mlflow-client';
import type { Queries } from '../../database/store.js';
import { type MetricRow, toMetric } from '../metrics/index.js';

interface KeyValueRow {
  run_number: number;
  key: string;
  value: string;
}

/** What was logged to each run, in three reads however many runs there are: a join would multiply the rows. */
export async function readRunData(
  queries: Queries,
  numbers: readonly number[],
): Promise<(number: number) => RunData> {
  const empty = (): RunData => ({ metrics: [], params: [], tags: [] });
  const data = new Map(numbers.map((number) => [number, empty()]));
  const dataOf = (number: number): RunData => data.get(number) ?? empty();

  const [metrics, params, tags] = await Promise.all([
    queries.rows<MetricRow & { run_number: number }>(Prisma.sql`
      SELECT run_number, key, value, is_nan, timestamp, step FROM latest_metrics
      WHERE run_number = ANY(${numbers}::int4[])`),
    queries.rows<KeyValueRow>(
      Prisma.sql`SELECT run_number, key, value FROM params WHERE run_number = ANY(${numbers}::int4[])`,
    ),
    queries.rows<KeyValueRow>(
      Prisma.sql`SELECT run_number, key, value FROM run_tags WHERE run_number = ANY(${numbers}::int4[])`,
    ),
  ]);
  for (const row of metrics) dataOf(row.run_number).metrics.push(toMetric(row));
  for (const { run_number, key, value } of params) dataOf(run_number).params.push({ key, value });
  for (const { run_number, key, value } of tags) dataOf(run_number).tags.push({ key, value });
  return dataOf;
}
