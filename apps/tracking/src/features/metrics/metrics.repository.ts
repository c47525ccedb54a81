import { Prisma } from '@canopy/database';
import type { Metric } from '@canopy/mlflow-client';
import type { Queries } from '../../database/store.js';
import type { Int64 } from '../../protocol/int64.js';
import { readPageToken, writePageToken } from '../../search/page-token.js';
import type { Page } from '../../search/search-page.js';
import { type MetricRow, toMetric } from './to-metric.js';

export interface HistoryRequest {
  runId: string;
  key: string;
  /** Absent: everything. */
  maxResults: number | undefined;
  pageToken: string | undefined;
}

/** A metric of one of several runs. */
export type MetricOfRun = Metric & { run_id: string };

export interface SampleRequest {
  runIds: readonly string[];
  key: string;
  /** Of each run. */
  maxResults: number;
  /** Both ends belong to it. Absent: every step. */
  steps: { from: Int64; to: Int64 } | undefined;
}

export type MetricsRepository = ReturnType<typeof createMetricsRepository>;

const order = ['history'];

export function createMetricsRepository(queries: Queries) {
  return {
    /** Every value of one metric by timestamp, step and value, which is the order of the primary key. */
    history: async ({ runId, key, maxResults, pageToken }: HistoryRequest): Promise<Page<Metric>> => {
      const [timestamp, step, value, isNan] = pageToken ? readPageToken(pageToken, order) : [];
      const after = pageToken
        ? Prisma.sql`AND (timestamp, step, value, is_nan)
            > (${timestamp}::int8, ${step}::int8, ${value}::float8, ${isNan}::bool)`
        : Prisma.empty;
      const rows = await queries.rows<MetricRow>(Prisma.sql`
        SELECT key, value, is_nan, timestamp, step FROM metrics
        WHERE run_number = (SELECT number FROM runs WHERE id = ${runId}) AND key = ${key} ${after}
        ORDER BY timestamp, step, value, is_nan
        LIMIT ${maxResults === undefined ? null : maxResults + 1}`);
      const page = maxResults === undefined ? rows : rows.slice(0, maxResults);
      const last = page.at(-1);
      if (!last || page.length === rows.length) return { rows: page.map(toMetric) };
      const position = [last.timestamp, last.step, String(last.value), String(last.is_nan)];
      return { rows: page.map(toMetric), next_page_token: writePageToken(position, order) };
    },
    /** The first values of several runs, by run, timestamp, step and value. */
    historyOfRuns: async (
      runIds: readonly string[],
      key: string,
      maxResults: number,
    ): Promise<MetricOfRun[]> => {
      const rows = await queries.rows<MetricRow & { run_id: string }>(Prisma.sql`
        SELECT r.id AS run_id, m.key, m.value, m.is_nan, m.timestamp, m.step
        FROM runs r JOIN metrics m ON m.run_number = r.number
        WHERE r.id = ANY(${runIds}) AND m.key = ${key}
        ORDER BY r.id COLLATE "C", m.timestamp, m.step, m.value, m.is_nan
        LIMIT ${maxResults}`);
      return rows.map((row) => ({ ...toMetric(row), run_id: row.run_id }));
    },
    /**
     * A sample of the values of each run, evenly over its rows by step: the first of each of `maxResults` equal shares,
     * and in place of the last of those the very last value.
     */
    sampleOfRuns: async ({ runIds, key, maxResults, steps }: SampleRequest): Promise<MetricOfRun[]> => {
      const within = steps ? Prisma.sql`AND m.step BETWEEN ${steps.from} AND ${steps.to}` : Prisma.empty;
      const rows = await queries.rows<MetricRow & { run_id: string }>(Prisma.sql`
        SELECT asked.run_id, sample.* FROM unnest(${runIds}::text[]) WITH ORDINALITY AS asked(run_id, position)
        JOIN runs r ON r.id = asked.run_id
        CROSS JOIN LATERAL (
          SELECT key, value, is_nan, timestamp, step, number FROM (
            SELECT *, share IS DISTINCT FROM lag(share) OVER (ORDER BY number) AS begins FROM (
              SELECT m.*, NTILE(${maxResults}::int4) OVER by_step AS share, ROW_NUMBER() OVER by_step AS number,
                COUNT(*) OVER () AS total
              FROM metrics m WHERE m.run_number = r.number AND m.key = ${key} ${within}
              WINDOW by_step AS (ORDER BY m.step, m.timestamp, m.value, m.is_nan)
            ) AS shared
          ) AS marked
          WHERE number = total OR (begins AND (share < ${maxResults} OR total <= ${maxResults}))
        ) AS sample
        ORDER BY asked.position, sample.number`);
      return rows.map((row) => ({ ...toMetric(row), run_id: row.run_id }));
    },
  };
}
