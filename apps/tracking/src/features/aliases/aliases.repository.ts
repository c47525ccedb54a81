import { Prisma } from '@canopy/database';
import type { Store } from '../../database/store.js';
import { type AliasMove, findAlias, lockModel, moveAlias } from './alias-moves.repository.js';

export type AliasesRepository = ReturnType<typeof createAliasesRepository>;

export function createAliasesRepository(store: Store) {
  return {
    /** The version that the alias points at. */
    find: (name: string, alias: string): Promise<number | undefined> => findAlias(store, name, alias),
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
