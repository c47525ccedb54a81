import { Prisma } from '@canopy/database';
import type { Queries } from '../database/store.js';
import type { Condition } from './filter-to-sql.js';
import type { Searchable } from './searchable.js';

/** Rows among which all hits are, by the column `member`, and what is still to be asked of them. */
export interface Members {
  numbers: readonly number[];
  tests: readonly Prisma.Sql[];
}

// Of so many rows the other conditions are asked one by one.
const mostTested = 1000;

/**
 * Finds rows among which all hits are: those that one condition holds for, if they are very few; or those that all
 * conditions hold for that an index answers, or all conditions where it answers none, if they are no more than `most`.
 * Each set is read on its own, and not much further than it has to be, so that this takes no longer than reading them,
 * whatever a planner expects of them together.
 *
 * @param within holds for every hit.
 */
export async function findMembers(
  queries: Queries,
  { member, table, alias }: Searchable,
  filter: readonly Condition[],
  within: readonly Prisma.Sql[],
  most: number,
): Promise<Members | undefined> {
  if (member === undefined || filter.length === 0) return undefined;
  const read = async (set: Prisma.Sql, limit: number) => {
    const found = await queries.row<{ numbers: number[] | null }>(Prisma.sql`
      SELECT CASE WHEN count(*) <= ${limit} THEN COALESCE(array_agg(number), '{}') END AS numbers
      FROM (SELECT number FROM (${set}) AS met(number) LIMIT ${limit + 1}) AS counted`);
    return found?.numbers ?? undefined;
  };
  const tests = filter.map(({ test }) => test);
  const indexed = filter.flatMap(({ owners, isExact }) => (owners ? [{ owners, isExact }] : []));
  if (indexed.length === 0) {
    const where = Prisma.join([...within, ...tests], ' AND ');
    const numbers = await read(Prisma.sql`SELECT ${member} FROM ${table} AS ${alias} WHERE ${where}`, most);
    return numbers && { numbers, tests: [] };
  }
  // An equation is the likeliest to hold for few, and an index says so in the shortest time.
  for (const { owners } of indexed.toSorted((a, b) => Number(b.isExact) - Number(a.isExact))) {
    const numbers = await read(owners, mostTested);
    if (numbers) return { numbers, tests };
  }
  const sets = indexed.map(({ owners }) => Prisma.sql`(${owners})`);
  const numbers = await read(Prisma.join(sets, ' INTERSECT '), most);
  return numbers && { numbers, tests: filter.filter(({ owners }) => !owners).map(({ test }) => test) };
}
