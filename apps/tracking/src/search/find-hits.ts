import { Prisma } from '@canopy/database';
import type { Queries } from '../database/store.js';
import { invalid } from '../protocol/refusals.js';
import { askHits, askNearHits, type Hit } from './ask-hits.js';
import type { Condition } from './filter-to-sql.js';
import { findMembers } from './find-members.js';
import { afterRow } from './keyset.js';
import type { SortOrder } from './order-to-sql.js';
import type { Searchable } from './searchable.js';
import type { SortColumn } from './sort-column.js';
import type { Stretch } from './stretch.js';

export interface Search {
  /** Without columns: the default order. */
  asked: SortOrder;
  /** What decides between rows that the asked order leaves equal. */
  tieBreakers: readonly SortColumn[];
  /** What holds for all that may be found, whatever the filter says. */
  conditions: readonly Prisma.Sql[];
  filter: readonly Condition[];
  /** The place of the last row of the page before. */
  position: readonly string[] | undefined;
  limit: number;
}

// To look at so many rows one by one costs about as much as to ask the indexes, which pays when hits are rare.
const mostSeen = 1000;
// So many rows are fetched and sorted at once, fewer where each has to be looked up for its place in the order. Among more,
// going through them in their order soon meets enough hits.
const mostSorted = 20_000;
const mostPlaced = 5000;

/**
 * The first hits in their order. Whether few or many rows fit a filter is found out rather than foretold: how the values
 * of thousands of keys are spread, and go together, no statistics of a planner know.
 */
export async function findHits<Row extends object>(
  queries: Queries,
  searchable: Searchable,
  search: Search,
): Promise<Hit<Row>[]> {
  const { asked, tieBreakers, conditions, filter, position, limit } = search;
  const { joins, stretches, longValue } = asked;
  const columns = [...asked.columns, ...tieBreakers];
  const within = [...conditions, ...(position ? [afterRow(columns, position)] : [])];
  const tests = filter.map(({ test }) => test);

  if (searchable.member && filter.length > 0) {
    if (asked.columns.length === 0) {
      const near = { within, where: filter.map(({ lookup }) => lookup), columns, limit };
      const { hits, isComplete } = await askNearHits<Row>(queries, searchable, near, mostSeen);
      if (isComplete) return hits;
    }
    const most = asked.joins.length > 0 ? mostPlaced : mostSorted;
    const members = await findMembers(queries, searchable, filter, conditions, most);
    if (members) {
      // As a list that the planner cannot see, it is always looked up by the index.
      const isMember = Prisma.sql`${searchable.member} = ANY(ARRAY(SELECT unnest(${members.numbers}::int4[])))`;
      const where = [isMember, ...within, ...members.lookups];
      return askHits(queries, searchable, { joins, where, columns, limit });
    }
  }
  if (stretches && !(longValue && (await queries.row(longValue)))) {
    return alongStretches(queries, searchable, search, stretches);
  }
  const isPlain = tests.length === 0 && asked.columns.length === 0;
  const question = { joins, where: [...within, ...tests], columns, limit };
  return askHits(queries, searchable, question, isPlain ? 'kept' : 'own');
}

async function alongStretches<Row extends object>(
  queries: Queries,
  searchable: Searchable,
  { asked, tieBreakers, conditions, filter, position, limit }: Search,
  stretches: readonly Stretch[],
): Promise<Hit<Row>[]> {
  const hits: Hit<Row>[] = [];
  const begin = position ? stretches.findIndex(({ place }) => place[0] === position[0]) : 0;
  if (begin === -1) throw invalid('Invalid page token.');
  for (const [index, stretch] of stretches.entries()) {
    if (index < begin || hits.length === limit) continue;
    const { place } = stretch;
    const columns = [...stretch.columns, ...asked.columns.slice(2), ...(stretch.tieBreakers ?? tieBreakers)];
    const after = position && index === begin ? [afterRow(columns, position.slice(place.length))] : [];
    const question = {
      joins: [stretch.join, ...asked.joins.slice(1)],
      where: [...conditions, ...stretch.conditions, ...filter.map(({ test }) => test), ...after],
      columns,
      limit: limit - hits.length,
    };
    const found = await askHits<Row>(queries, searchable, question, 'own');
    hits.push(...found.map((hit) => ({ ...hit, position: [...place, ...hit.position] })));
  }
  return hits;
}
