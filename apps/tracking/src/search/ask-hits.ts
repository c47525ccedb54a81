import { Prisma } from '@canopy/database';
import type { Plan, Queries } from '../database/store.js';
import { sorted } from './keyset.js';
import type { Searchable } from './searchable.js';
import type { SortColumn } from './sort-column.js';

/** A row that was found, and its place in the order: its values of the columns of the order, as Postgres reads them. */
export interface Hit<Row> {
  row: Row;
  position: readonly string[];
}

export interface HitsQuestion {
  joins?: readonly Prisma.Sql[];
  where: readonly Prisma.Sql[];
  columns: readonly SortColumn[];
  limit: number;
}

/** The first rows that fit, in the order of the columns. */
export async function askHits<Row extends object>(
  queries: Queries,
  { select, table, alias }: Searchable,
  { joins = [], where, columns, limit }: HitsQuestion,
  plan?: Plan,
): Promise<Hit<Row>[]> {
  const sql = Prisma.sql`
    SELECT ${select}, ${places(columns)}
    FROM ${table} AS ${alias} ${joins.length > 0 ? Prisma.join(joins, ' ') : Prisma.empty}
    ${where.length > 0 ? Prisma.sql`WHERE ${Prisma.join(where, ' AND ')}` : Prisma.empty}
    ORDER BY ${sorted(columns)} LIMIT ${limit}`;
  const rows = await queries.rows<Row>(sql, plan);
  return rows.map((row) => toHit(row, columns));
}

/**
 * Of the first rows that fit `within`, `mostSeen` of them, those that fit `where` too. They are looked at one by one,
 * however few of them are hits. Complete are hits that fill the page, or come of all the rows there are.
 */
export async function askNearHits<Row extends object>(
  queries: Queries,
  searchable: Searchable,
  question: HitsQuestion & { within: readonly Prisma.Sql[] },
  mostSeen: number,
): Promise<{ hits: Hit<Row>[]; isComplete: boolean }> {
  const { select, alias } = searchable;
  const { where, columns, limit } = question;
  const rows = await queries.rows<Row & { seen: number }>(Prisma.sql`
    WITH near AS MATERIALIZED ${nearest(searchable, question, mostSeen)}
    SELECT ${select}, ${places(columns)}, (SELECT count(*)::int4 FROM near) AS seen
    FROM near AS ${alias} WHERE ${Prisma.join(where, ' AND ')}
    ORDER BY ${sorted(columns)} LIMIT ${limit}`);
  const isComplete = rows.length === limit || (rows[0] !== undefined && rows[0].seen < mostSeen);
  return { hits: rows.map((row) => toHit(row, columns)), isComplete };
}

/** The first rows that fit `within`, as a table. */
export const nearest = (
  { table, alias }: Searchable,
  { within, columns }: { within: readonly Prisma.Sql[]; columns: readonly SortColumn[] },
  count: number,
): Prisma.Sql => Prisma.sql`(
  SELECT * FROM ${table} AS ${alias} WHERE ${Prisma.join(within, ' AND ')} ORDER BY ${sorted(columns)} LIMIT ${count})`;

// Plain columns: as one text they would be written for every row that is sorted, and not for those of the page alone.
const places = (columns: readonly SortColumn[]) =>
  Prisma.join(columns.map(({ column }, index) => Prisma.sql`${column} AS ${Prisma.raw(place(index))}`));

const place = (index: number) => `place_${index}`;

function toHit<Row extends object>(row: Row, columns: readonly SortColumn[]): Hit<Row> {
  const read = row as Record<string, unknown>;
  return { row, position: columns.map((_, index) => String(read[place(index)])) };
}
