import { Prisma } from '@canopy/database';
import type { Queries } from '../database/store.js';
import { invalid } from '../protocol/refusals.js';
import { filterToSql } from './filter-to-sql.js';
import { orderToSql, type SortColumn, type SortOrder } from './order-to-sql.js';
import { readPageToken, writePageToken } from './page-token.js';
import type { Vocabulary } from './vocabulary.js';

/** A table that can be searched. */
export interface Searchable {
  vocabulary: Vocabulary;
  /** The columns of a hit, and the table with its alias. */
  select: Prisma.Sql;
  from: Prisma.Sql;
  /** How hits stand when nothing else is asked for. The last columns make the order of any two rows certain. */
  defaultOrder: readonly SortColumn[];
  /** What decides between rows that the asked order leaves equal. Default: the default order. */
  tieBreakers?: readonly SortColumn[];
}

export interface SearchRequest {
  filter?: string | undefined;
  order_by?: readonly string[];
  max_results: number;
  page_token?: string | undefined;
}

export interface Page<Row> {
  rows: Row[];
  /** Absent on the last page. */
  next_page_token?: string;
}

/**
 * One page of what fits the filter and all of `conditions`. `order` stands for the request's own, where it is not one
 * of the grammar.
 *
 * @throws TrackingError
 */
export async function searchPage<Row extends object>(
  queries: Queries,
  { vocabulary, select, from, defaultOrder, tieBreakers = defaultOrder }: Searchable,
  request: SearchRequest,
  conditions: readonly Prisma.Sql[],
  order?: SortOrder,
): Promise<Page<Row>> {
  const orderBy = request.order_by ?? [];
  const asked = order ?? orderToSql(orderBy, vocabulary);
  const columns = asked.columns.length === 0 ? [...defaultOrder] : [...asked.columns, ...tieBreakers];
  const where = [...conditions, ...filterToSql(request.filter ?? '', vocabulary)];
  if (request.page_token) where.push(afterRow(columns, readPageToken(request.page_token, orderBy)));

  const position = Prisma.join(columns.map(({ column }) => Prisma.sql`(${column})::text`));
  const rows = await queries.rows<Row & { position: string[] }>(Prisma.sql`
    SELECT ${select}, ARRAY[${position}] AS position
    FROM ${from} ${asked.joins.length > 0 ? Prisma.join(asked.joins, ' ') : Prisma.empty}
    ${where.length > 0 ? Prisma.sql`WHERE ${Prisma.join(where, ' AND ')}` : Prisma.empty}
    ORDER BY ${Prisma.join(columns.map(sorted))}
    LIMIT ${request.max_results + 1}`);

  const page = rows.slice(0, request.max_results);
  const last = page.at(-1);
  if (rows.length === page.length || !last) return { rows: page };
  return { rows: page, next_page_token: writePageToken(last.position, orderBy) };
}

const collated = ({ column, type }: SortColumn) =>
  type === 'text' ? Prisma.sql`${column} COLLATE "C"` : column;

const sorted = (sort: SortColumn) =>
  Prisma.sql`${collated(sort)} ${sort.ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`}`;

/**
 * What comes after the row whose values are given:
 * `a >= x AND (a > x OR (a = x AND (b > y OR …)))`. The first condition is implied; it lets an index begin there.
 */
function afterRow(columns: readonly SortColumn[], values: readonly string[]): Prisma.Sql {
  if (columns.length !== values.length) throw invalid('Invalid page token, it was given for another order.');
  let condition = Prisma.sql`FALSE`;
  let first = Prisma.sql`TRUE`;
  for (let i = columns.length - 1; i >= 0; i--) {
    const sort = columns[i] as SortColumn;
    const value = Prisma.sql`${values[i]}::${Prisma.raw(sort.type)}`;
    const further = Prisma.raw(sort.ascending ? '>' : '<');
    const column = collated(sort);
    condition = Prisma.sql`(${column} ${further} ${value} OR (${column} = ${value} AND ${condition}))`;
    first = Prisma.sql`${column} ${further}= ${value}`;
  }
  return Prisma.sql`${first} AND ${condition}`;
}
