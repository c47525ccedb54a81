import { Prisma } from '@canopy/database';
import type { Queries, Store } from '../../database/store.js';

/** What a purge takes away, in this order: an experiment goes when nothing is left in it. */
export type PurgeKind = 'runs' | 'logged_models' | 'experiments';

/** Something that was marked as deleted long enough ago. */
export interface Purgeable {
  id: string;
  /** Where its files are; null for an experiment, which has none of its own. */
  artifact_uri: string | null;
}

export type PurgeRepository = ReturnType<typeof createPurgeRepository>;

// A statement that deletes more than this holds its locks for long.
const metricsPerDeletion = 10_000;

export function createPurgeRepository(store: Store) {
  return {
    /** Those that were deleted up to `cutoff`, by id, after the one given. */
    next: (kind: PurgeKind, cutoff: number, { after, limit }: { after: string; limit: number }) =>
      store.rows<Purgeable>(Prisma.sql`
        ${select[kind]} WHERE ${isPurgeable[kind](cutoff)} AND ${id[kind]} > ${after} COLLATE "C"
        ORDER BY ${id[kind]} LIMIT ${limit}`),
    /**
     * Does `removeFiles` and then deletes the row with all that belongs to it, while nobody can restore it. False when
     * it is no longer to be purged, or another purge is at it.
     */
    remove: (kind: PurgeKind, cutoff: number, purgeable: Purgeable, removeFiles: () => Promise<void>) =>
      store.transaction(async (queries) => {
        const locked = await queries.row(Prisma.sql`
          ${select[kind]} WHERE ${id[kind]} = ${purgeable.id} AND ${isPurgeable[kind](cutoff)}
          FOR UPDATE OF ${alias[kind]} SKIP LOCKED`);
        if (!locked) return false;
        await removeFiles();
        await deleteRows[kind](queries, purgeable.id);
        return true;
      }),
  };
}

const alias = { runs: Prisma.sql`r`, logged_models: Prisma.sql`m`, experiments: Prisma.sql`e` };
const id = {
  runs: Prisma.sql`r.id COLLATE "C"`,
  logged_models: Prisma.sql`m.id COLLATE "C"`,
  experiments: Prisma.sql`e.id::text COLLATE "C"`,
};
const select = {
  runs: Prisma.sql`SELECT r.id, r.artifact_uri FROM runs r JOIN experiments e ON e.id = r.experiment_id`,
  logged_models: Prisma.sql`
    SELECT m.id, m.artifact_location AS artifact_uri FROM logged_models m JOIN experiments e ON e.id = m.experiment_id`,
  experiments: Prisma.sql`SELECT e.id::text AS id, NULL AS artifact_uri FROM experiments e`,
};

const isOldExperiment = (cutoff: number) =>
  Prisma.sql`e.lifecycle_stage = 'deleted' AND e.last_update_time <= ${cutoff}`;
// A version in the registry keeps what its files belong to.
const isRegistered = (owner: Prisma.Sql) => Prisma.sql`EXISTS (
  SELECT 1 FROM model_versions v WHERE ${owner} AND v.current_stage <> 'Deleted_Internal')`;
const isPurgeable = {
  runs: (cutoff: number) => Prisma.sql`
    ((r.lifecycle_stage = 'deleted' AND r.deleted_at <= ${cutoff}) OR (${isOldExperiment(cutoff)}))
    AND NOT ${isRegistered(Prisma.sql`v.run_id = r.id`)}`,
  logged_models: (cutoff: number) => Prisma.sql`
    ((m.lifecycle_stage = 'deleted' AND m.last_updated_timestamp <= ${cutoff}) OR (${isOldExperiment(cutoff)}))
    AND NOT ${isRegistered(Prisma.sql`v.model_id = m.id`)}`,
  experiments: (cutoff: number) => Prisma.sql`
    ${isOldExperiment(cutoff)}
    AND NOT EXISTS (SELECT 1 FROM runs r WHERE r.experiment_id = e.id)
    AND NOT EXISTS (SELECT 1 FROM logged_models m WHERE m.experiment_id = e.id)`,
};

const deleteRows = {
  runs: async (queries: Queries, runId: string) => {
    let deleted: number;
    do {
      deleted = await queries.change(Prisma.sql`
        DELETE FROM metrics WHERE ctid IN (
          SELECT ctid FROM metrics WHERE run_id = ${runId} LIMIT ${metricsPerDeletion})`);
    } while (deleted === metricsPerDeletion);
    const datasets = await queries.rows<{ id: string }>(Prisma.sql`
      SELECT d.id FROM datasets d JOIN run_inputs i ON i.dataset_id = d.id
      WHERE i.run_id = ${runId} ORDER BY d.id FOR UPDATE OF d`);
    // No foreign key removes these: it would cost every logged value a look at its run.
    for (const table of [Prisma.sql`latest_metrics`, Prisma.sql`params`, Prisma.sql`run_tags`]) {
      await queries.change(Prisma.sql`DELETE FROM ${table} WHERE run_id = ${runId}`);
    }
    await queries.change(Prisma.sql`DELETE FROM runs WHERE id = ${runId}`);
    await queries.change(Prisma.sql`
      DELETE FROM datasets d WHERE d.id = ANY(${datasets.map((dataset) => dataset.id)}::int8[])
        AND NOT EXISTS (SELECT 1 FROM run_inputs i WHERE i.dataset_id = d.id)`);
  },
  logged_models: async (queries: Queries, modelId: string) => {
    await queries.change(Prisma.sql`DELETE FROM logged_models WHERE id = ${modelId}`);
  },
  experiments: async (queries: Queries, experimentId: string) => {
    await queries.change(Prisma.sql`DELETE FROM experiments WHERE id = ${experimentId}::int4`);
  },
} satisfies Record<PurgeKind, unknown>;
