import { sqlTables } from '@canopy/covertype';
import type { ReadOnlyDatabase } from '../../server/create-read-only-database';
import type { Batch, QuarantineReason, Samples } from './samples';

interface TotalsRow {
  total: string;
  batchCount: string;
  received: string;
  duplicated: string;
  quarantined: string;
  updatedAt: Date | null;
}

interface BatchRow extends Omit<Batch, 'fetchedAt'> {
  fetchedAt: Date;
}

interface ReasonRow {
  column: string | null;
  reason: string;
  rows: string;
  example: string | null;
  latestAt: Date;
}

const typed = `"${sqlTables.typed.name}"`;

/** Everything that the monitoring page says about rows. */
export async function readSamples(database: ReadOnlyDatabase): Promise<Samples> {
  const [totals, batches, reasons] = await Promise.all([
    database.ask<TotalsRow>(`
      SELECT (SELECT count(*) FROM ${typed}) AS "total",
             (SELECT count(*) FROM quarantine) AS "quarantined",
             count(*) AS "batchCount",
             coalesce(sum(received), 0) AS "received",
             coalesce(sum(duplicated), 0) AS "duplicated",
             greatest(max(fetched_at), (SELECT created_at FROM ${typed} ORDER BY id DESC LIMIT 1)) AS "updatedAt"
      FROM batches`),
    database.ask<BatchRow>(`
      SELECT id, batch_number AS "batchNumber", received, inserted, duplicated, failed, fetched_at AS "fetchedAt"
      FROM batches ORDER BY fetched_at DESC, id LIMIT 10`),
    database.ask<ReasonRow>(`
      SELECT "column", reason, count(*) AS "rows", max(left(value, 80)) AS "example", max(created_at) AS "latestAt"
      FROM quarantine GROUP BY "column", reason ORDER BY count(*) DESC, reason LIMIT 20`),
  ]);
  return toSamples(totals[0], batches, reasons);
}

/** Postgres counts in bigint, which the driver hands on as text. */
export function toSamples(
  totals: TotalsRow | undefined,
  batches: readonly BatchRow[],
  reasons: readonly ReasonRow[],
): Samples {
  return {
    total: Number(totals?.total ?? 0),
    batchCount: Number(totals?.batchCount ?? 0),
    received: Number(totals?.received ?? 0),
    duplicated: Number(totals?.duplicated ?? 0),
    quarantined: Number(totals?.quarantined ?? 0),
    ...(totals?.updatedAt ? { updatedAt: totals.updatedAt.toISOString() } : {}),
    latestBatches: batches.map((batch) => ({ ...batch, fetchedAt: batch.fetchedAt.toISOString() })),
    quarantineReasons: reasons.map(toReason),
  };
}

function toReason({ column, reason, rows, example, latestAt }: ReasonRow): QuarantineReason {
  return {
    reason,
    rows: Number(rows),
    latestAt: latestAt.toISOString(),
    ...(column === null ? {} : { column }),
    ...(example === null ? {} : { example }),
  };
}
