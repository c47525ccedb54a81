import { Prisma } from '@canopy/database';
import { invalid } from '../protocol/refusals.js';
import { parseOrderBy } from './parse-order-by.js';
import { type Field, resolveIdentifier } from './resolve-identifier.js';
import type { SortColumn } from './sort-column.js';
import { attributeStretches, longValueOf, type Stretch, stretchesOf } from './stretch.js';
import type { Vocabulary } from './vocabulary.js';

/** What an order needs to know of another table: `all` at once, or a `lookup` for each row by itself, for rows that are few. */
export interface OrderJoin {
  all: Prisma.Sql;
  lookup: Prisma.Sql;
}

export interface SortOrder {
  joins: OrderJoin[];
  columns: SortColumn[];
  /** Where an index has the rows in the order of the first two columns. */
  stretches?: readonly Stretch[];
  /** Finds a row that keeps the stretches from being used. */
  longValue?: Prisma.Sql;
}

const mostNested = 2;

/** The columns that `orderBy` names, in its order, with the joins that they need. @throws TrackingError */
export function orderToSql(orderBy: readonly string[], vocabulary: Vocabulary): SortOrder {
  const order: SortOrder = { joins: [], columns: [] };
  const seen = new Set<string>();
  for (const clause of orderBy) {
    const { identifier, ascending } = parseOrderBy(clause);
    const field = resolveIdentifier(identifier, vocabulary, 'orders');
    const name = `${field.kind}.${field.key}`;
    if (seen.has(name)) throw invalid(`order_by contains duplicate fields: ${name}`);
    seen.add(name);
    if (field.kind === 'attribute') {
      const isFirst = order.columns.length === 0;
      if (isFirst && field.attribute.isIndexed) order.stretches = attributeStretches(field, ascending);
      order.columns.push(...attributeColumns(field, ascending));
    }
    if (field.kind !== 'attribute') {
      const owned = Prisma.raw(`order_${order.joins.length}`);
      const isByKeys = order.columns.length === 2 * order.joins.length;
      if (isByKeys && order.joins.length < mostNested) {
        nestStretches(order, stretchesOf(field, owned, ascending), longValueOf(field, owned));
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

/** Puts the stretches of the next key in place of the last stretch, of the rows that lack all keys before it. */
function nestStretches(
  order: SortOrder,
  further: readonly Stretch[] | undefined,
  longValue: Prisma.Sql | undefined,
): void {
  const isFirst = order.columns.length === 0;
  const absent = order.stretches?.at(-1);
  if (further === undefined || (!isFirst && absent === undefined)) return;
  const nested = absent
    ? further.map((stretch) => ({
        ...stretch,
        fields: absent.fields + stretch.fields,
        joins: absent.joins + stretch.joins,
        place: [...absent.place, ...stretch.place],
        conditions: [...absent.conditions, ...stretch.conditions],
      }))
    : further;
  order.stretches = [...(order.stretches?.slice(0, -1) ?? []), ...nested];
  if (longValue)
    order.longValue = order.longValue ? Prisma.sql`(${order.longValue}) UNION ALL (${longValue})` : longValue;
}

/** The columns that order by an attribute, whatever is absent last. */
export function attributeColumns(
  { attribute }: Field & { kind: 'attribute' },
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
