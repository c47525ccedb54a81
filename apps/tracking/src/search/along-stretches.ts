import type { Prisma } from '@canopy/database';
import type { Queries } from '../database/store.js';
import { invalid } from '../protocol/refusals.js';
import { askHits } from './ask-hits.js';
import type { Hit } from './hit.js';
import { afterRow } from './keyset.js';
import type { SortOrder } from './order-to-sql.js';
import type { Searchable } from './searchable.js';
import type { SortColumn } from './sort-column.js';
import type { Stretch } from './stretch.js';

/** A search whose order an index has, one stretch after the other. */
export interface StretchedSearch {
  asked: SortOrder;
  stretches: readonly Stretch[];
  tieBreakers: readonly SortColumn[];
  conditions: readonly Prisma.Sql[];
  /** What each row is looked up for. */
  lookups: readonly Prisma.Sql[];
  position: readonly string[] | undefined;
  limit: number;
}

/** The first hits. */
export async function alongStretches<Row extends object>(
  queries: Queries,
  searchable: Searchable,
  search: StretchedSearch,
): Promise<Hit<Row>[]> {
  const { stretches, position, limit } = search;
  const hits: Hit<Row>[] = [];
  const begin = position
    ? stretches.findIndex(({ place }) => place.every((value, at) => value === position[at]))
    : 0;
  if (begin === -1) throw invalid('Invalid page token.');
  for (const [index, stretch] of stretches.entries()) {
    if (index < begin || hits.length === limit) continue;
    const columns = columnsOf(search, stretch);
    const after =
      position && index === begin ? [afterRow(columns, position.slice(stretch.place.length))] : [];
    const rest = { ...search, limit: limit - hits.length };
    hits.push(...(await askStretch<Row>(queries, searchable, rest, stretch, after)));
  }
  return hits;
}

async function askStretch<Row extends object>(
  queries: Queries,
  searchable: Searchable,
  search: StretchedSearch,
  stretch: Stretch,
  conditions: readonly Prisma.Sql[],
): Promise<Hit<Row>[]> {
  // Without an index that has the rows in their order, all of them are fetched.
  const further = search.asked.joins
    .slice(stretch.joins)
    .map(({ lookup, all }) => (stretch.isInIndex ? lookup : all));
  const question = {
    joins: [stretch.join, ...further],
    where: [...search.conditions, ...stretch.conditions, ...search.lookups, ...conditions],
    columns: columnsOf(search, stretch),
    limit: search.limit,
  };
  const found = await askHits<Row>(queries, searchable, question, 'own');
  return found.map((hit) => ({ ...hit, position: [...stretch.place, ...hit.position] }));
}

const columnsOf = (
  { asked, tieBreakers }: StretchedSearch,
  stretch: Pick<Stretch, 'width' | 'columns' | 'tieBreakers'>,
) => [...stretch.columns, ...asked.columns.slice(stretch.width), ...(stretch.tieBreakers ?? tieBreakers)];
