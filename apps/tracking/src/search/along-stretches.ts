import { Prisma } from '@canopy/database';
import type { Queries } from '../database/store.js';
import { invalid } from '../protocol/refusals.js';
import { askHits, type Hit } from './ask-hits.js';
import type { Members } from './find-members.js';
import { afterRow } from './keyset.js';
import type { SortOrder } from './order-to-sql.js';
import type { Searchable } from './searchable.js';
import type { SortColumn } from './sort-column.js';
import { firstOf, type Stretch } from './stretch.js';

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

// Enough to fill a page where one of ten rows is a hit.
const mostSeen = 600;

/** A page of hits among the first rows of the order, if they fill it. */
export async function nearStretch<Row extends object>(
  queries: Queries,
  searchable: Searchable,
  search: StretchedSearch,
): Promise<Hit<Row>[] | undefined> {
  const [stretch] = search.stretches;
  const isAlone = search.asked.columns.length === 2;
  if (stretch?.member === undefined || search.position !== undefined || !isAlone) return undefined;
  const near = { ...stretch, join: stretch.join(firstOf(stretch, mostSeen)) };
  const hits = await askStretch<Row>(queries, searchable, search, near, []);
  return hits.length === search.limit ? hits : undefined;
}

/** The first hits. With `members`, all of which an index names, the others are passed by without a look at them. */
export async function alongStretches<Row extends object>(
  queries: Queries,
  searchable: Searchable,
  search: StretchedSearch,
  members?: Members,
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
    const member = stretch.member ?? searchable.member;
    const isMember = members && member ? [Prisma.sql`${member} = ANY(${members.numbers}::int4[])`] : [];
    const rest = { ...search, limit: limit - hits.length };
    const whole = { ...stretch, join: stretch.join(stretch.source) };
    hits.push(...(await askStretch<Row>(queries, searchable, rest, whole, [...isMember, ...after])));
  }
  return hits;
}

async function askStretch<Row extends object>(
  queries: Queries,
  searchable: Searchable,
  search: StretchedSearch,
  stretch: Omit<Stretch, 'join'> & { join: Prisma.Sql },
  conditions: readonly Prisma.Sql[],
): Promise<Hit<Row>[]> {
  // Without an index that has the rows in their order, all of them are fetched.
  const further = search.asked.joins
    .slice(stretch.joins)
    .map(({ lookup, all }) => (stretch.member ? lookup : all));
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
  stretch: Pick<Stretch, 'fields' | 'columns' | 'tieBreakers'>,
) => [
  ...stretch.columns,
  ...asked.columns.slice(2 * stretch.fields),
  ...(stretch.tieBreakers ?? tieBreakers),
];
