import type { Prisma } from '@canopy/database';
import type { SortColumn } from './sort-column.js';

/** What a name in a filter can be about. */
export type FieldKind = 'attribute' | 'metric' | 'parameter' | 'tag' | 'dataset';

/** A column that filters and orders can name. */
export interface Attribute {
  column: Prisma.Sql;
  type: 'text' | 'int8';
  /** What orders sort by, where that is not what filters compare. */
  order?: Pick<Attribute, 'column' | 'type'>;
  /** Whether it can be compared with a list. */
  lists?: boolean;
  /** Selects the members of the search for whom a condition on the column holds, where an index finds one value of it. */
  owners?: (condition: Prisma.Sql) => Prisma.Sql;
  /** Whether its numbers may stand in quotes. */
  quotable?: boolean;
  /** Whether it is compared with whole numbers alone. */
  isWhole?: boolean;
  isNullable?: boolean;
  /** Whether an index has the rows in the order of this column, and then in the default order. */
  isIndexed?: boolean;
  /** False: orders can name it, filters cannot. Default true. */
  filters?: boolean;
  /** False: filters can name it, orders cannot. Default true. */
  orders?: boolean;
}

/** A table of keys and values beside the one that is searched. */
export interface KeyedTable {
  name: Prisma.Sql;
  /** The condition that joins it, where `owned` is its alias. */
  owner: (owned: Prisma.Sql) => Prisma.Sql;
  /** False: filters can name its keys, orders cannot. Default true. */
  orders?: boolean;
  /** Whether a filter can ask if the key is there at all. */
  nullTests?: boolean;
  /** The only keys that there are, each with the column that has its value. Default: rows of key and value. */
  columns?: Readonly<Record<string, Prisma.Sql>>;
  /** Whether its values can be compared with a list. */
  lists?: boolean;
  /** A key whose absence counts as this value. */
  absent?: { key: string; value: string };
  index?: KeyedIndex;
}

/**
 * What lets a table answer by its indexes alone: they begin with `scope`, go on with the key and the value, and have the
 * owner too.
 */
export interface KeyedIndex {
  /** The condition that all rows of the search fulfil, whatever is asked for. */
  scope: (owned: Prisma.Sql) => Prisma.Sql;
  /** The owner, as the table has it. */
  owner: (owned: Prisma.Sql) => Prisma.Sql;
  /** Set where values of more bytes have an index of their own, by key alone. */
  mostBytes?: number;
  /** The tie-breakers of the search as the table has them, where the indexes end with them. */
  tieBreakers?: (owned: Prisma.Sql) => readonly SortColumn[];
}

/** Which words the filters and orders over one table know, and what they stand for. */
export interface Vocabulary {
  /** `metrics` → metric. */
  prefixes: Readonly<Record<string, FieldKind>>;
  /** The end of the error about a prefix that is none of them. */
  prefixAdvice: string;
  attributes: Readonly<Record<string, Attribute>>;
  /** Where MLflow refuses in other words: what a key of an order is called, and what an attribute is compared with. */
  words?: { orderKey?: string; attributeValue?: string };
  /** Other names of attributes. */
  synonyms?: Readonly<Record<string, string>>;
  tables: { readonly [kind in Exclude<FieldKind, 'attribute'>]?: KeyedTable };
}
