import type { Prisma } from '@canopy/database';
import type { Queries } from '../database/store.js';
import { askHits, askNearHits, type Hit, nearest } from './ask-hits.js';
import type { Condition } from './filter-to-sql.js';
import type { Searchable } from './searchable.js';
import type { SortColumn } from './sort-column.js';

interface NearQuestion {
  within: readonly Prisma.Sql[];
  filter: readonly Condition[];
  columns: readonly SortColumn[];
  limit: number;
}

/** Undefined hits: the page is not full, and there are more rows. */
export interface Near<Row> {
  hits: Hit<Row>[] | undefined;
  /** Whether any of the rows that were looked at is a hit. */
  isAny: boolean;
}

// To look at so many rows one by one costs about as much as to ask the indexes, which pays when hits are rare.
const mostSeen = 1000;
// Where those had some hits, so many more are looked at as should fill the page. What a filter asks of the row itself
// takes a tenth of what a look into other tables does.
const mostExpected = 6000;
const mostExpectedPlain = 20_000;
const margin = 1.4;

/** Looks for a page of hits among the first rows in their order, one by one. */
export async function findNear<Row extends object>(
  queries: Queries,
  searchable: Searchable,
  { within, filter, columns, limit }: NearQuestion,
): Promise<Near<Row>> {
  const question = { within, where: filter.map(({ lookup }) => lookup), columns, limit };
  const first = await askNearHits<Row>(queries, searchable, question, mostSeen);
  const isAny = first.hits.length > 0;
  if (first.isComplete) return { hits: first.hits, isAny };
  const isPlain = filter.every(({ owners, others }) => owners === undefined && others === undefined);
  const expected = Math.ceil(((mostSeen * limit) / first.hits.length) * margin);
  if (expected > (isPlain ? mostExpectedPlain : mostExpected)) return { hits: undefined, isAny };
  const table = nearest(searchable, question, expected);
  const hits = await askHits<Row>(queries, { ...searchable, table }, question, 'own');
  return { hits: hits.length === limit ? hits : undefined, isAny };
}
