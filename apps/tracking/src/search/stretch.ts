import { Prisma } from '@canopy/database';
import { isShort } from './is-short.js';
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
  /** Joins the table that the index is of, in place of the first joins of the order. */
  join: Prisma.Sql;
  conditions: readonly Prisma.Sql[];
  /** Of how many columns of the order it takes the place. */
  width: number;
  /** Of how many joins of the order `join` takes the place. */
  joins: number;
  /** In place of those columns, without those of `place`. */
  columns: readonly SortColumn[];
  /** In place of the usual tie-breakers. */
  tieBreakers?: readonly SortColumn[];
  /** Whether the index has the rows. Else all of the next joins are fetched at once. */
  isInIndex: boolean;
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
  const taken = { width: 2, joins: 1 };
  const inIndex = {
    ...taken,
    join: Prisma.sql`JOIN ${table.name} AS ${owned} ON ${table.owner(owned)} AND ${isKey}`,
    tieBreakers: index.tieBreakers(owned),
    isInIndex: true,
  };
  const scope = Prisma.sql`${index.scope(owned)} AND ${isKey}`;
  const absent = {
    ...taken,
    isInIndex: false,
    join: Prisma.empty,
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

/** The stretches of an order by an attribute: rows with a value, and where it may be absent, rows without. */
export function attributeStretches(
  { attribute: { column, type, isNullable = false } }: Field & { kind: 'attribute' },
  ascending: boolean,
): Stretch[] {
  const whole = { width: isNullable ? 2 : 1, joins: 0, join: Prisma.empty, isInIndex: true };
  const columns: SortColumn[] = [{ column, type, ascending }];
  if (!isNullable) return [{ ...whole, place: [], conditions: [], columns }];
  return [
    { ...whole, place: ['0'], conditions: [Prisma.sql`${column} IS NOT NULL`], columns },
    {
      ...whole,
      place: ['1', type === 'text' ? '' : '0'],
      conditions: [Prisma.sql`${column} IS NULL`],
      columns: [],
    },
  ];
}
