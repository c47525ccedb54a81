import { Prisma } from '@canopy/database';
import { isShort } from './is-short.js';
import { sorted } from './keyset.js';
import type { Field } from './resolve-identifier.js';
import type { SortColumn } from './sort-column.js';
import type { KeyedTable } from './vocabulary.js';

/**
 * Rows that stand together in an order by a key, and that an index has in their order: those with a value, those with
 * NaN, those without the key.
 */
export interface Stretch {
  /** The values that all of them have in the first columns of the order. */
  place: readonly string[];
  /** The table that the index is of, and what joins it, or a part of it, in place of the first join of the order. */
  source: Prisma.Sql;
  join: (source: Prisma.Sql) => Prisma.Sql;
  conditions: readonly Prisma.Sql[];
  /** Of how many fields of the order, with two columns each, it takes the place. */
  fields: number;
  /** Of how many joins of the order `join` takes the place. */
  joins: number;
  /** In place of the columns of those fields, without those of `place`. */
  columns: readonly SortColumn[];
  /** In place of the usual tie-breakers. */
  tieBreakers?: readonly SortColumn[];
  /** Some rows of the source in place of all. */
  part: (rows: Prisma.Sql) => Prisma.Sql;
  /** The owner as the index names it; absent where the stretch is of rows that the index does not have. */
  member?: Prisma.Sql;
}

/** The stretches of an order by a key, first to last; undefined where no index has them. */
export function stretchesOf(
  { kind, key, table }: Field & { table: KeyedTable },
  owned: Prisma.Sql,
  ascending: boolean,
): Stretch[] | undefined {
  const { index } = table;
  if (!index?.tieBreakers) return undefined;
  const isKey = Prisma.sql`${owned}.key = ${key}`;
  const taken = { fields: 1, joins: 1 };
  const inIndex = {
    ...taken,
    source: Prisma.sql`${table.name} AS ${owned}`,
    join: (source: Prisma.Sql) => Prisma.sql`JOIN ${source} ON ${table.owner(owned)} AND ${isKey}`,
    part: (rows: Prisma.Sql) => Prisma.sql`(${rows}) AS ${owned}`,
    tieBreakers: index.tieBreakers(owned),
    member: index.owner(owned),
  };
  const scope = Prisma.sql`${index.scope(owned)} AND ${isKey}`;
  const absent = {
    ...taken,
    source: Prisma.empty,
    join: () => Prisma.empty,
    part: () => Prisma.empty,
    conditions: [
      Prisma.sql`NOT EXISTS (SELECT 1 FROM ${table.name} AS ${owned} WHERE ${table.owner(owned)} AND ${isKey})`,
    ],
    columns: [],
  };
  const value = Prisma.sql`${owned}.value`;
  if (kind === 'metric') {
    const values: SortColumn = { column: value, type: 'float8', ascending };
    return [
      { ...inIndex, place: ['0'], conditions: [scope, Prisma.sql`NOT ${owned}.is_nan`], columns: [values] },
      { ...inIndex, place: ['1', '0'], conditions: [scope, Prisma.sql`${owned}.is_nan`], columns: [] },
      { ...absent, place: ['2', '0'] },
    ];
  }
  const values: SortColumn = { column: value, type: 'text', ascending };
  const short = index.mostBytes === undefined ? [] : [isShort(owned, index.mostBytes)];
  return [
    { ...inIndex, place: ['0'], conditions: [scope, ...short], columns: [values] },
    { ...absent, place: ['1', ''] },
  ];
}

/** Finds a row whose value is too long for the index that the stretches go along; undefined where there is no limit. */
export function longValueOf(
  { key, table }: Field & { table: KeyedTable },
  owned: Prisma.Sql,
): Prisma.Sql | undefined {
  const { index } = table;
  if (index?.mostBytes === undefined) return undefined;
  return Prisma.sql`SELECT 1 FROM ${table.name} AS ${owned}
    WHERE ${index.scope(owned)} AND ${owned}.key = ${key} AND NOT ${isShort(owned, index.mostBytes)} LIMIT 1`;
}

/** The first rows of a stretch that an index has, with all that stand equal to the last of them, as a source of it. */
export function firstOf(
  { source, conditions, columns, tieBreakers = [], part }: Stretch,
  count: number,
): Prisma.Sql {
  // The last tie-breaker is not in the table.
  const order = sorted([...columns, ...tieBreakers.slice(0, -1)]);
  return part(Prisma.sql`SELECT * FROM ${source} WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${order} FETCH FIRST ${count} ROWS WITH TIES`);
}

/** The stretches of an order by an attribute that may be absent: rows with a value, and rows without. */
export function attributeStretches(
  { attribute: { column, type } }: Field & { kind: 'attribute' },
  ascending: boolean,
): Stretch[] {
  const whole = {
    fields: 1,
    joins: 0,
    source: Prisma.empty,
    join: () => Prisma.empty,
    part: () => Prisma.empty,
  };
  return [
    {
      ...whole,
      place: ['0'],
      conditions: [Prisma.sql`${column} IS NOT NULL`],
      columns: [{ column, type, ascending }],
    },
    {
      ...whole,
      place: ['1', type === 'text' ? '' : '0'],
      conditions: [Prisma.sql`${column} IS NULL`],
      columns: [],
    },
  ];
}
