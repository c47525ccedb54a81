import { Prisma } from '@canopy/database';
import { invalid } from '../protocol/refusals.js';
import { parseOrderBy } from './parse-order-by.js';
import { requireFewOrders } from './require-few-orders.js';
import { type Field, resolveIdentifier } from './resolve-identifier.js';
import type { SortColumn } from './sort-column.js';
import { attributeStretches, longValueOf, type Stretch, stretchesOf } from './stretch.js';
import type { Vocabulary } from './vocabulary.js';

/** What an order needs to know of another table: `all` at once, or a `lookup` for each row by itself, for rows that are few. */
export interface OrderJoin {
  all: Prisma.Sql;
  lookup: Prisma.Sql;
}

/** One name of an order. */
export interface OrderKey {
  field: Field;
  ascending: boolean;
}

export interface SortOrder {
  /** What it was made of, where that is the grammar of orders. */
  keys?: OrderKey[];
  joins: OrderJoin[];
  columns: SortColumn[];
  /** Where an index has the rows in the order of the first name. */
  stretches?: readonly Stretch[] | undefined;
  /** Finds a row that keeps the stretches from being used. */
  longValue?: Prisma.Sql | undefined;
}

/** The columns that `orderBy` names, in its order, with the joins that they need. @throws TrackingError */
export function orderToSql(orderBy: readonly string[], vocabulary: Vocabulary): SortOrder {
  requireFewOrders(orderBy);
  const keys: OrderKey[] = [];
  const order: SortOrder = { keys, joins: [], columns: [] };
  const seen = new Set<string>();
  for (const clause of orderBy) {
    const { identifier, ascending } = parseOrderBy(clause);
    const field = resolveIdentifier(identifier, vocabulary, 'orders');
    const name = `${field.kind}.${field.key}`;
    if (seen.has(name)) throw invalid(`order_by contains duplicate fields: ${name}`);
    seen.add(name);
    keys.push({ field, ascending });
    const isFirst = order.columns.length === 0;
    if (field.kind === 'attribute') {
      if (isFirst && field.attribute.isIndexed) order.stretches = attributeStretches(field, ascending);
      order.columns.push(...attributeColumns(field, ascending));
    }
    if (field.kind !== 'attribute') {
      const owned = Prisma.raw(`order_${order.joins.length}`);
      if (isFirst) {
        order.stretches = stretchesOf(field, owned, ascending);
        order.longValue = longValueOf(field, owned);
      }
      const isOwned = Prisma.sql`${field.table.owner(owned)} AND ${owned}.key = ${field.key}`;
      order.joins.push({
        all: Prisma.sql`LEFT JOIN ${field.table.name} AS ${owned} ON ${isOwned}`,
        // An offset keeps Postgres from joining the whole of the key instead.
        lookup: Prisma.sql`LEFT JOIN LATERAL (
          SELECT ${owned}.* FROM ${field.table.name} AS ${owned} WHERE ${isOwned} OFFSET 0) AS ${owned} ON TRUE`,
      });
      order.columns.push(...keyedColumns(field.kind, owned, ascending));
    }
  }
  return order;
}

/** The columns that order by an attribute, whatever is absent last. */
export function attributeColumns(
  { attribute }: Pick<Field & { kind: 'attribute' }, 'attribute'>,
  ascending: boolean,
): SortColumn[] {
  const { column, type, isNullable = false } = { ...attribute, ...attribute.order };
  if (!isNullable) return [{ column, type, ascending }];
  const filler = type === 'text' ? Prisma.sql`''` : Prisma.sql`0`;
  return [
    { column: Prisma.sql`(${column} IS NULL)::int4`, type: 'int8', ascending: true },
    { column: Prisma.sql`COALESCE(${column}, ${filler})`, type, ascending },
  ];
}

/** Values come first, then NaN, then what has no such key: both upwards and downwards. */
export function keyedColumns(kind: string, owned: Prisma.Sql, ascending: boolean): SortColumn[] {
  if (kind !== 'metric') {
    return [
      { column: Prisma.sql`(${owned}.key IS NULL)::int4`, type: 'int8', ascending: true },
      { column: Prisma.sql`COALESCE(${owned}.value, '')`, type: 'text', ascending },
    ];
  }
  return [
    {
      column: Prisma.sql`(CASE WHEN ${owned}.key IS NULL THEN 2 WHEN ${owned}.is_nan THEN 1 ELSE 0 END)::int8`,
      type: 'int8',
      ascending: true,
    },
    { column: Prisma.sql`COALESCE(${owned}.value, 0)`, type: 'float8', ascending },
  ];
}
