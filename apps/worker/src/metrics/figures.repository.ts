import type { Pool } from '@canopy/database';
import type { ReportedColumn } from '../watch/reports.repository.js';

/** A version in the newest window that was judged. */
export interface WindowFigures {
  version: string;
  to: Date;
  rows: number;
  verdict: string;
  performance: string;
  columns: ReportedColumn[];
  estimatedAccuracy: number | null;
  accuracy: number | null;
}

/** Where the watch and the data gate stand. */
export interface Figures {
  windows: WindowFigures[];
  openAlerts: { kind: string; count: number }[];
  heldBatches: number;
}

export async function readFigures(pool: Pool): Promise<Figures> {
  const [windows, alerts, held] = await Promise.all([
    pool.query<WindowFigures>(
      `SELECT "model_version" AS "version", "window_to" AS "to", "rows", "verdict", "performance", "columns",
              "estimated_accuracy" AS "estimatedAccuracy", "accuracy"
         FROM "drift_reports" WHERE "window_to" = (SELECT max("window_to") FROM "drift_reports")`,
    ),
    pool.query<{ kind: string; count: number }>(
      `SELECT "kind", count(*)::int AS "count" FROM "alerts" WHERE "resolved_at" IS NULL GROUP BY "kind"`,
    ),
    pool.query<{ count: number }>(`SELECT count(*)::int AS "count" FROM "batches" WHERE "state" = 'held'`),
  ]);
  return { windows: windows.rows, openAlerts: alerts.rows, heldBatches: held.rows[0]?.count ?? 0 };
}
