import type { Pool } from '@canopy/database';
import type { StoredObject, WindowName } from '@canopy/pipeline-contract';
import { fewestRows } from '@canopy/statistics';
import type { JudgedWindow } from './judged-window.js';

/** A column in one line, for lists. */
export interface ReportedColumn {
  key: string;
  verdict: string;
  harm: number;
  psi: number;
}

export interface NewReport extends Omit<JudgedWindow, 'drifted'> {
  columns: ReportedColumn[];
  accuracyLow: number | null;
  accuracyHigh: number | null;
  /** What pages show without a look at the detail. */
  measures: object;
  detail: StoredObject;
}

/** How far the watch has come. */
export interface WatchProgress {
  /** The end of the newest window that was judged. */
  judgedTo: Date | null;
  /** When a window was last judged, by the clock of the database. */
  computedAt: Date | null;
}

export async function findProgress(pool: Pool): Promise<WatchProgress> {
  const { rows } = await pool.query<WatchProgress>(
    'SELECT max("window_to") AS "judgedTo", max("computed_at") AS "computedAt" FROM "drift_reports"',
  );
  return rows[0] ?? { judgedTo: null, computedAt: null };
}

/** Rows that were counted in each window that ends after `since`, by `windowKey`. */
export async function findJudgedRows(pool: Pool, since: Date): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ version: string; from: Date; to: Date; rows: number }>(
    `SELECT "model_version" AS "version", "window_from" AS "from", "window_to" AS "to", "rows"
       FROM "drift_reports" WHERE "window_to" >= $1`,
    [since],
  );
  return new Map(
    rows.map(({ version, from, to, rows: counted }) => [
      windowKey({ version, from: from.toISOString(), to: to.toISOString() }),
      counted,
    ]),
  );
}

/** The newest windows of a version that tell something, each by another kind of evidence. */
export interface Standing {
  /** With a verdict on drift; where a wider one with the same end was judged as well, it drifts only if both do. */
  drift: JudgedWindow | undefined;
  /** Judged by its labels. */
  labelled: JudgedWindow | undefined;
  /** Judged by what its probabilities let expect. */
  estimated: JudgedWindow | undefined;
}

export async function findStanding(pool: Pool, version: string): Promise<Standing> {
  const newest = async (condition: string, ofOneEnd: string): Promise<JudgedWindow | undefined> => {
    const { rows } = await pool.query<StoredWindow>(
      `SELECT "model_version" AS "version", "window_from" AS "from", "window_to" AS "to", "rows", "verdict", "columns",
              "labelled", "accuracy", "estimated_accuracy" AS "estimatedAccuracy", "performance"
         FROM "drift_reports" WHERE "model_version" = $1 AND ${condition}
        ORDER BY "window_to" DESC, ${ofOneEnd} LIMIT 1`,
      [version],
    );
    return rows[0] && toJudgedWindow(rows[0]);
  };
  const [drift, labelled, estimated] = await Promise.all([
    newest(`"verdict" IN ('steady', 'small', 'drift')`, `"verdict" = 'drift', "window_from"`),
    newest(`"performance" <> 'unknown' AND "labelled" >= ${fewestRows}`, '"window_from" DESC'),
    newest(`"performance" <> 'unknown' AND "labelled" < ${fewestRows}`, '"window_from" DESC'),
  ]);
  return { drift, labelled, estimated };
}

interface StoredWindow extends Omit<JudgedWindow, 'from' | 'to' | 'drifted'> {
  from: Date;
  to: Date;
  columns: ReportedColumn[];
}

const toJudgedWindow = ({ from, to, columns, ...rest }: StoredWindow): JudgedWindow => ({
  ...rest,
  from: from.toISOString(),
  to: to.toISOString(),
  drifted: driftedOf(columns),
});

/** Keys of the columns that drifted. */
export const driftedOf = (columns: readonly ReportedColumn[]): string[] =>
  columns.filter(({ verdict }) => verdict === 'drift').map(({ key }) => key);

export const windowKey = ({ version, from, to }: WindowName) => `${version} ${from} ${to}`;

/**
 * Keeps the report of a window; a second judgement replaces the first, except for an estimate that was made before there were labels:
 * that is what it will be held to.
 */
export async function saveReport(pool: Pool, report: NewReport): Promise<void> {
  await pool.query(
    `INSERT INTO "drift_reports" AS "known" ("model_version", "window_from", "window_to", "rows", "verdict", "columns",
       "estimated_accuracy", "estimated_at", "labelled", "accuracy", "accuracy_low", "accuracy_high", "performance",
       "detail_uri", "detail_sha256", "measures", "computed_at")
     VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $7::float8 IS NULL OR $8 > 0 THEN NULL ELSE now() END, $8, $9, $10, $11, $12, $13, $14, $15, now())
     ON CONFLICT ("window_to", "window_from", "model_version") DO UPDATE SET
       "rows" = excluded."rows", "verdict" = excluded."verdict", "columns" = excluded."columns",
       "estimated_accuracy" = CASE WHEN excluded."labelled" = 0 OR "known"."estimated_at" IS NULL
         THEN excluded."estimated_accuracy" ELSE "known"."estimated_accuracy" END,
       "estimated_at" = CASE WHEN excluded."labelled" = 0 THEN excluded."estimated_at" ELSE "known"."estimated_at" END,
       "labelled" = excluded."labelled", "accuracy" = excluded."accuracy", "accuracy_low" = excluded."accuracy_low",
       "accuracy_high" = excluded."accuracy_high", "performance" = excluded."performance",
       "detail_uri" = excluded."detail_uri", "detail_sha256" = excluded."detail_sha256",
       "measures" = excluded."measures", "computed_at" = now()`,
    [
      report.version,
      report.from,
      report.to,
      report.rows,
      report.verdict,
      JSON.stringify(report.columns),
      report.estimatedAccuracy,
      report.labelled,
      report.accuracy,
      report.accuracyLow,
      report.accuracyHigh,
      report.performance,
      report.detail.uri,
      report.detail.sha256,
      JSON.stringify(report.measures),
    ],
  );
}
