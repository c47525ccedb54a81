import { Prisma } from '@canopy/database';
import type { Queries } from '../database/store.js';
import { alongStretches, type StretchedSearch } from './along-stretches.js';
import { askHits } from './ask-hits.js';
import { findFew } from './find-few.js';
import { findNear } from './find-near.js';
import type { Hit } from './hit.js';
import { afterRow } from './keyset.js';
import type { SortOrder } from './order-to-sql.js';
import type { Search } from './search.js';
import type { SearchableRows } from './searchable.js';

// Postgres weighs a comparison that it may join against all others: of fifty it takes half a second, of a hundred up to half
// a minute. So many are what it takes by itself:
// https://www.postgresql.org/docs/current/runtime-config-query.html#GUC-FROM-COLLAPSE-LIMIT
const mostJoined = 8;

/**
 * The first hits in their order. Those whose values are in memory are found there. Else indexes are tried that tell the first
 * page or few candidates in a few milliseconds; what they do not answer is read into memory, or left to Postgres where there
 * is too much of it.
 */
export async function findHits<Row extends object>(
  queries: Queries,
  searchable: SearchableRows<Row>,
  search: Search,
): Promise<Hit<Row>[]> {
  const { memory, isScattered = false } = searchable;
  const isInOrder = search.filter.length === 0 && search.asked.columns.length === 0 && !isScattered;
  if (isInOrder || !memory?.isReady(search)) return findByIndexes(queries, searchable, search, isInOrder);
  const hits = await memory.find(search);
  return hits ?? findByIndexes(queries, { ...searchable, memory: undefined }, search, isInOrder);
}

async function findByIndexes<Row extends object>(
  queries: Queries,
  searchable: SearchableRows<Row>,
  search: Search,
  isInOrder: boolean,
): Promise<Hit<Row>[]> {
  const { member, memory, isScattered = false } = searchable;
  const { asked, tieBreakers, conditions, filter, position, limit } = search;
  const columns = [...asked.columns, ...tieBreakers];
  const within = [...conditions, ...(position ? [afterRow(columns, position)] : [])];
  const stretches = isScattered ? undefined : await usableStretches(queries, asked);
  const lookups = filter.map(({ lookup }) => lookup);
  const stretched = stretches && { ...search, stretches, lookups };

  if (member && filter.length > 0) {
    const isByDefault = asked.columns.length === 0 && !isScattered;
    const near = isByDefault
      ? await findNear<Row>(queries, searchable, { within, filter, columns, limit })
      : undefined;
    if (near) return near;
    const few = await findFew(queries, filter);
    if (few) {
      // As a list that the planner cannot see, it is always looked up by the index.
      const isMember = Prisma.sql`${member} = ANY(ARRAY(SELECT unnest(${few.numbers}::int4[])))`;
      const joins = asked.joins.map(({ lookup }) => lookup);
      return askHits(queries, searchable, {
        joins,
        where: [isMember, ...within, ...few.lookups],
        columns,
        limit,
      });
    }
  }
  const isAlongIndex = isInOrder || (stretched && filter.length === 0 && asked.keys?.length === 1);
  const found = isAlongIndex ? undefined : await memory?.find(search);
  if (found) return found;
  if (stretched) return alongStretches(queries, searchable, stretched);
  const tests = filter.map(({ test, lookup }) => (filter.length > mostJoined ? lookup : test));
  const question = { joins: asked.joins.map(({ all }) => all), where: [...within, ...tests], columns, limit };
  return askHits(queries, searchable, question, isInOrder ? 'kept' : 'own');
}

async function usableStretches(
  queries: Queries,
  { stretches, longValue }: SortOrder,
): Promise<StretchedSearch['stretches'] | undefined> {
  return stretches && longValue && (await queries.row(longValue)) ? undefined : stretches;
}
