import { Prisma } from '@canopy/database';
import type { Queries, Store } from '../../database/store.js';
import { deleteRows } from './delete-rows.repository.js';
import { readKept } from './kept.repository.js';
import { isPurgeable, type PurgeKind, type PurgeScope, purgeableTables } from './purgeable.repository.js';

/** Something that was marked as deleted long enough ago. */
export interface Purgeable {
  id: string;
  /** Where its files are; null for an experiment, which has none of its own. */
  artifact_uri: string | null;
}

export type PurgeRepository = ReturnType<typeof createPurgeRepository>;

export function createPurgeRepository(store: Store) {
  return {
    /** Those that a purge would take, by id, after the one given; of experiments also those that it would make empty. */
    next: (kind: PurgeKind, scope: PurgeScope, { after, limit }: { after: string; limit: number }) =>
      store.rows<Purgeable>(Prisma.sql`
        SELECT ${columns[kind]} FROM ${purgeableTables[kind]}
        WHERE ${isPurgeable(kind, scope)} AND ${id[kind]} > ${after} COLLATE "C"
        ORDER BY ${id[kind]} LIMIT ${limit}`),
    /**
     * Deletes the row with all that belongs to it, and does `whenDeleted` in the same transaction. False when it is no
     * longer to be purged, or another purge is at it.
     */
    remove: (
      kind: PurgeKind,
      scope: PurgeScope,
      purgeable: Purgeable,
      whenDeleted: (queries: Queries) => Promise<void>,
    ) =>
      store.transaction(async (queries) => {
        const locked = await queries.row(Prisma.sql`
          SELECT 1 FROM ${purgeableTables[kind]}
          WHERE ${id[kind]} = ${purgeable.id} AND ${isPurgeable(kind, scope)} AND ${isEmpty[kind]}
          FOR UPDATE OF ${alias[kind]} SKIP LOCKED`);
        if (!locked) return false;
        await deleteRows[kind](queries, purgeable.id);
        await whenDeleted(queries);
        return true;
      }),
    kept: (scope: PurgeScope) => readKept(store, scope),
  };
}

const alias = { runs: Prisma.sql`r`, logged_models: Prisma.sql`m`, experiments: Prisma.sql`e` };
const id = {
  runs: Prisma.sql`r.id COLLATE "C"`,
  logged_models: Prisma.sql`m.id COLLATE "C"`,
  experiments: Prisma.sql`e.id::text COLLATE "C"`,
};
const columns = {
  runs: Prisma.sql`r.id, r.artifact_uri`,
  logged_models: Prisma.sql`m.id, m.artifact_location AS artifact_uri`,
  experiments: Prisma.sql`e.id::text AS id, NULL AS artifact_uri`,
};
const isEmpty = {
  runs: Prisma.sql`TRUE`,
  logged_models: Prisma.sql`TRUE`,
  experiments: Prisma.sql`NOT EXISTS (SELECT 1 FROM runs r WHERE r.experiment_id = e.id)
    AND NOT EXISTS (SELECT 1 FROM logged_models m WHERE m.experiment_id = e.id)`,
};
