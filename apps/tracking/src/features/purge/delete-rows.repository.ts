import { Prisma } from '@canopy/database';
import type { Queries } from '../../database/store.js';
import type { PurgeKind } from './purgeable.repository.js';

// A statement that deletes more than this holds its locks for long.
const metricsPerDeletion = 10_000;

const numberOf = (runId: string) => Prisma.sql`(SELECT number FROM runs WHERE id = ${runId})`;

/** Deletes a row with all that belongs to it. Within a transaction. */
export const deleteRows = {
  runs: async (queries, runId) => {
    let deleted: number;
    do {
      deleted = await queries.change(Prisma.sql`
        DELETE FROM metrics WHERE ctid IN (
          SELECT ctid FROM metrics WHERE run_number = ${numberOf(runId)} LIMIT ${metricsPerDeletion})`);
    } while (deleted === metricsPerDeletion);
    const datasets = await queries.rows<{ id: string }>(Prisma.sql`
      SELECT d.id FROM datasets d JOIN run_inputs i ON i.dataset_id = d.id
      WHERE i.run_id = ${runId} ORDER BY d.id FOR UPDATE OF d`);
    // No foreign key removes these: it would cost every logged value a look at its run.
    for (const table of [Prisma.sql`latest_metrics`, Prisma.sql`params`, Prisma.sql`run_tags`]) {
      await queries.change(Prisma.sql`DELETE FROM ${table} WHERE run_number = ${numberOf(runId)}`);
    }
    await queries.change(Prisma.sql`DELETE FROM runs WHERE id = ${runId}`);
    await queries.change(Prisma.sql`
      DELETE FROM datasets d WHERE d.id = ANY(${datasets.map((dataset) => dataset.id)}::int8[])
        AND NOT EXISTS (SELECT 1 FROM run_inputs i WHERE i.dataset_id = d.id)`);
  },
  logged_models: async (queries, modelId) => {
    await queries.change(Prisma.sql`DELETE FROM logged_models WHERE id = ${modelId}`);
  },
  experiments: async (queries, experimentId) => {
    await queries.change(Prisma.sql`DELETE FROM experiments WHERE id = ${experimentId}::int4`);
  },
} satisfies Record<PurgeKind, (queries: Queries, id: string) => Promise<void>>;
