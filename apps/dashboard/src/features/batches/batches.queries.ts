import type { ReadOnlyDatabase } from '../../server/create-read-only-database';
import type { Batch, Batches, QuarantinedRow, QuarantineRule } from './batches';

interface BatchRow extends Omit<Batch, 'fetchedAt' | 'decision'> {
  fetchedAt: Date;
  decidedBy: string | null;
  decidedReason: string | null;
  decidedAt: Date | null;
}

interface RuleRow {
  rule: string;
  column: string | null;
  rows: string;
  latestAt: Date;
  samples: (Omit<QuarantinedRow, 'value'> & { value: string | null })[];
}

const batches = `
  SELECT id, batch_number AS "batchNumber", state, received, inserted, duplicated, failed, findings,
         fetched_at AS "fetchedAt", decided_by AS "decidedBy", decided_reason AS "decidedReason",
         decided_at AS "decidedAt", typed, failed + refused AS "quarantined"
  FROM batches`;

const samplesOfRule = 5;

/** Everything that the data page says about batches and quarantined rows. */
export async function readBatches(database: ReadOnlyDatabase): Promise<Batches> {
  const [held, latest, rules] = await Promise.all([
    database.ask<BatchRow>(`${batches} WHERE state = 'held' ORDER BY fetched_at LIMIT 50`),
    database.ask<BatchRow>(`${batches} ORDER BY fetched_at DESC, id LIMIT 20`),
    database.ask<RuleRow>(`
      SELECT rule, "column", count(*) AS "rows", max(created_at) AS "latestAt",
             (SELECT coalesce(json_agg(sample), '[]') FROM (
                SELECT batch_id AS "batchId", left(value, 80) AS "value", reason, left(content::text, 300) AS "content",
                       created_at AS "at"
                FROM quarantine AS one
                WHERE one.rule = quarantine.rule AND one."column" IS NOT DISTINCT FROM quarantine."column"
                ORDER BY id DESC LIMIT ${samplesOfRule}) AS sample) AS "samples"
      FROM quarantine GROUP BY rule, "column" ORDER BY count(*) DESC, rule LIMIT 30`),
  ]);
  return { held: held.map(toBatch), latest: latest.map(toBatch), quarantine: rules.map(toRule) };
}

export function toBatch({ decidedBy, decidedReason, decidedAt, ...row }: BatchRow): Batch {
  return {
    ...row,
    fetchedAt: row.fetchedAt.toISOString(),
    ...(decidedAt !== null && {
      decision: { by: decidedBy ?? '', reason: decidedReason ?? '', at: decidedAt.toISOString() },
    }),
  };
}

function toRule({ rule, column, rows, latestAt, samples }: RuleRow): QuarantineRule {
  return {
    rule,
    rows: Number(rows),
    latestAt: latestAt.toISOString(),
    samples: samples.map(({ value, ...sample }) => ({ ...sample, ...(value !== null && { value }) })),
    ...(column !== null && { column }),
  };
}
