import { Prisma } from '@canopy/database';
import type { Store } from '../../database/store.js';
import { type AliasMove, lockModel, moveAlias } from './alias-moves.repository.js';

export type AliasesRepository = ReturnType<typeof createAliasesRepository>;

export function createAliasesRepository(store: Store) {
  return {
    /** The version that the alias points at. */
    find: async (name: string, alias: string): Promise<number | undefined> => {
      const row = await store.row<{ version: number }>(
        Prisma.sql`SELECT version FROM registered_model_aliases WHERE name = ${name} AND alias = ${alias}`,
      );
      return row?.version;
    },
    /** `'model'` or `'version'` when there is no such thing. */
    move: (move: AliasMove): Promise<'moved' | 'model' | 'version'> =>
      store.transaction(async (queries) => {
        if (!(await lockModel(queries, move.name))) return 'model';
        if (move.to !== null) {
          const version = await queries.row(Prisma.sql`
            SELECT 1 FROM model_versions
            WHERE name = ${move.name} AND version = ${move.to} AND current_stage <> 'Deleted_Internal'`);
          if (!version) return 'version';
        }
        await moveAlias(queries, move);
        return 'moved';
      }),
  };
}
