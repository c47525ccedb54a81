import { Prisma } from '@canopy/database';
import type { Queries } from '../database/store.js';
import type { Condition } from './filter-to-sql.js';
import type { Searchable } from './searchable.js';

/** Rows among which all hits are, by the column `member`, and what is still to be asked of them. */
export interface Members {
  numbers: readonly number[];
  lookups: readonly Prisma.Sql[];
}

// To look so many rows up for another condition takes a few milliseconds; its whole set may take fifty.
const mostLookedUp = 6000;

/**
 * Finds rows among which all hits are: those that one condition holds for, if they are few; or those that all conditions
 * hold for that an index answers, or all conditions where it answers none, if they are no more than `most`. Each set is
 * read on its own, and not much further than it has to be, so that this takes no longer than reading them, whatever a
 * planner expects of them together.
 *
 * @param within holds for every hit.
 * @param mayBeNone false where there is known to be a hit.
 */
export async function findMembers(
  queries: Queries,
  searchable: Searchable,
  filter: readonly Condition[],
  within: readonly Prisma.Sql[],
  { most, mayBeNone }: { most: number; mayBeNone: boolean },
): Promise<Members | undefined> {
  const { member, table, alias } = searchable;
  if (member === undefined || filter.length === 0) return undefined;
  const read = (set: Prisma.Sql, limit: number) => readSet(queries, set, limit);
  const lookupsBesides = (known: readonly Condition[]) => besides(filter, known);

  const readRows = (conditions: readonly Condition[]) => {
    const where = [...within, ...conditions.map((condition) => testOfAll(condition, member))];
    return read(
      Prisma.sql`SELECT ${member} FROM ${table} AS ${alias} WHERE ${Prisma.join(where, ' AND ')}`,
      most,
    );
  };

  const indexed = filter.filter(({ owners }) => owners !== undefined);
  if (mayBeNone) {
    for (const { others } of filter) {
      if (others && (await areAll(queries, searchable, others))) return { numbers: [], lookups: [] };
    }
  }
  if (indexed.length === 0) {
    const numbers = await readRows(filter);
    return numbers && { numbers, lookups: [] };
  }
  const few = await findFewMembers(queries, filter);
  if (few) return few;
  const sets = indexed.map(({ owners }) => Prisma.sql`(${owners})`);
  const numbers = await read(Prisma.join(sets, ' INTERSECT '), most);
  const plain = filter.filter(({ owners, others }) => owners === undefined && others === undefined);
  if (plain.length > 0 && (numbers === undefined || numbers.length > mostLookedUp)) {
    const few = await readRows(plain);
    if (few && few.length < (numbers?.length ?? Number.POSITIVE_INFINITY)) {
      return { numbers: few, lookups: lookupsBesides(plain) };
    }
  }
  return numbers && { numbers, lookups: lookupsBesides(indexed) };
}

/** Finds the rows that one condition holds for which an index answers, if they are few. */
export async function findFewMembers(
  queries: Queries,
  filter: readonly Condition[],
): Promise<Members | undefined> {
  // An equation is the likeliest to hold for few, and an index says so in the shortest time.
  for (const condition of filter.toSorted((a, b) => Number(b.isExact) - Number(a.isExact))) {
    const numbers = condition.owners && (await readSet(queries, condition.owners, mostLookedUp));
    if (numbers) return { numbers, lookups: besides(filter, [condition]) };
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

const besides = (filter: readonly Condition[], known: readonly Condition[]) =>
  filter.filter((condition) => !known.includes(condition)).map(({ lookup }) => lookup);

/** Whether the set, which has each of its members once, has every row of the scope: that a count tells, and no join. */
async function areAll(
  queries: Queries,
  { scope, table, alias }: Searchable,
  set: Prisma.Sql,
): Promise<boolean> {
  if (scope === undefined) return false;
  const counted = await queries.row<{ are_all: boolean }>(
    Prisma.sql`
      SELECT EXISTS (${set}) AND (SELECT count(*) FROM ${table} AS ${alias} WHERE ${scope})
        = (SELECT count(*) FROM (${set}) AS met) AS are_all`,
    'own',
  );
  return counted?.are_all ?? false;
}

/** The test of every row of the scope, where indexes may have all that it is made of. */
const testOfAll = ({ test, others }: Condition, member: Prisma.Sql) =>
  others
    ? Prisma.sql`NOT EXISTS (SELECT 1 FROM (${others}) AS met(number) WHERE met.number = ${member})`
    : test;
