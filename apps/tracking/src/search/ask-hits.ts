import { Prisma } from '@canopy/database';
import type { Plan, Queries } from '../database/store.js';
import type { Hit } from './hit.js';
import { sorted } from './keyset.js';
import type { Searchable } from './searchable.js';
import type { SortColumn } from './sort-column.js';

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

/** Plain columns: as one text they would be written for every row that is sorted, and not for those of the page alone. */
export const places = (columns: readonly SortColumn[]) =>
  Prisma.join(columns.map(({ column }, index) => Prisma.sql`${column} AS ${Prisma.raw(place(index))}`));

const place = (index: number) => `place_${index}`;

/** A row that `places` was asked with. */
export function toHit<Row extends object>(row: Row, columns: readonly SortColumn[]): Hit<Row> {
  const read = row as Record<string, unknown>;
  return { row, position: columns.map((_, index) => String(read[place(index)])) };
}
