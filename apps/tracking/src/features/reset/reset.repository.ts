import { Prisma } from '@canopy/database';
import type { Queries } from '../../database/store.js';

export type ResetRepository = ReturnType<typeof createResetRepository>;

export function createResetRepository(queries: Queries) {
  return {
    /** Empties every table of this app: those that are not named belong to one that is. */
    empty: async () => {
      await queries.change(Prisma.sql`
        TRUNCATE experiments, metrics, latest_metrics, params, run_tags, registered_models, alias_moves, decisions,
          pending_removals, run_changes RESTART IDENTITY CASCADE`);
    },
  };
}
