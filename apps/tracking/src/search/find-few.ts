import { Prisma } from '@canopy/database';
import type { Queries } from '../database/store.js';
import type { Condition } from './filter-to-sql.js';

/** Rows among which all hits are, by the column `member`, and what is still to be asked of them. */
export interface Few {
  numbers: readonly number[];
  lookups: readonly Prisma.Sql[];
}

// To look so many rows up for the other conditions takes a few milliseconds.
const mostLookedUp = 1000;

/** Finds the rows that have a value which the filter asks for, if they are few: an index says so in the shortest time. */
export async function findFew(queries: Queries, filter: readonly Condition[]): Promise<Few | undefined> {
  for (const condition of filter.filter(({ isExact }) => isExact)) {
    const numbers = condition.owners && (await readSet(queries, condition.owners, mostLookedUp));
    const others = filter.filter((other) => other !== condition);
    if (numbers) return { numbers, lookups: others.map(({ lookup }) => lookup) };
  }
  return undefined;
}

/** The set, unless it has more than `limit` members. */
async function readSet(queries: Queries, set: Prisma.Sql, limit: number): Promise<number[] | undefined> {
  const sql = Prisma.sql`
    SELECT CASE WHEN count(*) <= ${limit} THEN COALESCE(array_agg(number), '{}') END AS numbers
    FROM (SELECT number FROM (${set}) AS met(number) LIMIT ${limit + 1}) AS counted`;
  const found = await queries.row<{ numbers: number[] | null }>(sql, 'own');
  return found?.numbers ?? undefined;
}
