import { sqlTables } from '@canopy/covertype';
import type { ReadOnlyDatabase } from '../../server/create-read-only-database';
import type { Samples } from './samples';

interface TotalsRow {
  total: string;
  batchCount: string;
  received: string;
  duplicated: string;
  quarantined: string;
  updatedAt: Date | null;
}

const typed = `"${sqlTables.typed.name}"`;

/** Everything that the monitoring page says about rows. */
export async function readSamples(database: ReadOnlyDatabase): Promise<Samples> {
  const [totals] = await database.ask<TotalsRow>(`
    SELECT (SELECT count(*) FROM ${typed}) AS "total",
           (SELECT count(*) FROM quarantine) AS "quarantined",
           count(*) AS "batchCount",
           coalesce(sum(received), 0) AS "received",
           coalesce(sum(duplicated), 0) AS "duplicated",
           greatest(max(fetched_at), (SELECT created_at FROM ${typed} ORDER BY id DESC LIMIT 1)) AS "updatedAt"
    FROM batches`);
  return toSamples(totals);
}

/** Postgres counts in bigint, which the driver hands on as text. */
export function toSamples(totals: TotalsRow | undefined): Samples {
  return {
    total: Number(totals?.total ?? 0),
    batchCount: Number(totals?.batchCount ?? 0),
    received: Number(totals?.received ?? 0),
    duplicated: Number(totals?.duplicated ?? 0),
    quarantined: Number(totals?.quarantined ?? 0),
    ...(totals?.updatedAt ? { updatedAt: totals.updatedAt.toISOString() } : {}),
  };
}
