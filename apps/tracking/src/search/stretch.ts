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
  /** In place of the first join of the order. */
  join: Prisma.Sql;
  conditions: readonly Prisma.Sql[];
  /** In place of the first two columns of the order, without those of `place`. */
  columns: readonly SortColumn[];
  /** In place of the usual tie-breakers. */
  tieBreakers?: readonly SortColumn[];
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
  const inIndex = {
    join: Prisma.sql`JOIN ${table.name} AS ${owned} ON ${table.owner(owned)} AND ${isKey}`,
    tieBreakers: index.tieBreakers(owned),
  };
  const scope = Prisma.sql`${index.scope(owned)} AND ${isKey}`;
  const absent = {
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
