import { Prisma } from '@canopy/database';
import type { Queries } from '../../database/store.js';

export type PendingRemovalsRepository = ReturnType<typeof createPendingRemovalsRepository>;

/** The folders of one bucket whose rows are gone while some of their files may still be there. */
export function createPendingRemovalsRepository(queries: Queries, bucket: string) {
  return {
    /** In the transaction that deletes the rows: the files are then forgotten by neither. */
    add: async (transaction: Queries, prefix: string) => {
      await transaction.change(Prisma.sql`
        INSERT INTO pending_removals (bucket, prefix) VALUES (${bucket}, ${prefix}) ON CONFLICT DO NOTHING`);
    },
    list: async (): Promise<string[]> => {
      const rows = await queries.rows<{ prefix: string }>(Prisma.sql`
        SELECT prefix FROM pending_removals WHERE bucket = ${bucket} ORDER BY prefix`);
      return rows.map(({ prefix }) => prefix);
    },
    finish: async (prefix: string) => {
      await queries.change(Prisma.sql`
        DELETE FROM pending_removals WHERE bucket = ${bucket} AND prefix = ${prefix}`);
    },
  };
}
