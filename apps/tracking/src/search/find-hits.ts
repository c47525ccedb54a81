import { Prisma } from '@canopy/database';
import type { Queries } from '../database/store.js';
import { alongStretches, nearStretch, type StretchedSearch } from './along-stretches.js';
import { askHits, type Hit } from './ask-hits.js';
import type { Condition } from './filter-to-sql.js';
import { findFewMembers, findMembers } from './find-members.js';
import { findNear, type Near } from './find-near.js';
import { afterRow } from './keyset.js';
import type { SortOrder } from './order-to-sql.js';
import type { Searchable } from './searchable.js';
import type { SortColumn } from './sort-column.js';

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

// So many rows are fetched and sorted at once, fewer where each has to be looked up for its place in the order. Among more,
// going through them in their order soon meets enough hits.
const mostSorted = 20_000;
const mostPlaced = 5000;
// Among so few of them, an index in the order of the page would be gone through to its end.
const fewMembers = 400;
// So many are told apart from all others while an index is gone through in the order of the page.
const mostPicked = 60_000;

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
  const columns = [...asked.columns, ...tieBreakers];
  const within = [...conditions, ...(position ? [afterRow(columns, position)] : [])];
  const stretches = await usableStretches(queries, asked);
  const lookups = filter.map(({ lookup }) => lookup);
  const stretched = stretches && { ...search, stretches, lookups };

  if (searchable.member && filter.length > 0) {
    const isDefault = asked.columns.length === 0;
    const few = isDefault ? undefined : await findFewMembers(queries, filter);
    let near: Near<Row> = { hits: undefined, isAny: false };
    if (isDefault) near = await findNear(queries, searchable, { within, filter, columns, limit });
    else if (stretched && !few) near.hits = await nearStretch(queries, searchable, stretched);
    if (near.hits) return near.hits;
    const most = stretched ? mostPicked : asked.joins.length > 0 ? mostPlaced : mostSorted;
    const members =
      few ?? (await findMembers(queries, searchable, filter, conditions, { most, mayBeNone: !near.isAny }));
    if (members && stretched && members.numbers.length > fewMembers) {
      return alongStretches(queries, searchable, { ...stretched, lookups: members.lookups }, members);
    }
    if (members) {
      // As a list that the planner cannot see, it is always looked up by the index.
      const isMember = Prisma.sql`${searchable.member} = ANY(ARRAY(SELECT unnest(${members.numbers}::int4[])))`;
      const where = [isMember, ...within, ...members.lookups];
      const joins = asked.joins.map(({ lookup }) => lookup);
      return askHits(queries, searchable, { joins, where, columns, limit });
    }
  }
  if (stretched) return alongStretches(queries, searchable, stretched);
  const tests = filter.map(({ test }) => test);
  const isPlain = tests.length === 0 && asked.columns.length === 0;
  const question = { joins: asked.joins.map(({ all }) => all), where: [...within, ...tests], columns, limit };
  return askHits(queries, searchable, question, isPlain ? 'kept' : 'own');
}

async function usableStretches(
  queries: Queries,
  { stretches, longValue }: SortOrder,
): Promise<StretchedSearch['stretches'] | undefined> {
  return stretches && longValue && (await queries.row(longValue)) ? undefined : stretches;
}
