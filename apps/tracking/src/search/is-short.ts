import { Prisma } from '@canopy/database';

/** The condition of the indexes that have short values only. */
export const isShort = (owned: Prisma.Sql, mostBytes: number): Prisma.Sql =>
  Prisma.sql`(octet_length(${owned}.value) <= ${Prisma.raw(String(mostBytes))})`;
