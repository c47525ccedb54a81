import { Prisma } from '@canopy/database';
import { invalid } from '../protocol/refusals.js';
import type { SortColumn } from './sort-column.js';

const collated = ({ column, type }: SortColumn) =>
  type === 'text' ? Prisma.sql`${column} COLLATE "C"` : column;

/** The columns as an ORDER BY names them. */
export const sorted = (columns: readonly SortColumn[]): Prisma.Sql =>
  Prisma.join(
    columns.map(
      (sort) => Prisma.sql`${collated(sort)} ${sort.ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`}`,
    ),
  );

/**
 * What comes after the row whose values are given:
 * `a >= x AND (a > x OR (a = x AND (b > y OR …)))`. The first condition is implied; it lets an index begin there.
 *
 * @throws TrackingError when the values belong to other columns.
 */
export function afterRow(columns: readonly SortColumn[], values: readonly string[]): Prisma.Sql {
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
