import type { Prisma } from '@canopy/database';

/** One column of an order. It has no nulls: what may be absent has a column before it that says so. */
export interface SortColumn {
  column: Prisma.Sql;
  type: 'text' | 'int8' | 'float8';
  ascending: boolean;
}
