import type { Prisma } from '@canopy/database';
import type { InMemory } from './in-memory.js';
import type { SortColumn } from './sort-column.js';
import type { Vocabulary } from './vocabulary.js';

/** A table that can be searched. */
export interface Searchable {
  vocabulary: Vocabulary;
  /** The columns of a hit, the table, and the alias by which all columns name it. */
  select: Prisma.Sql;
  table: Prisma.Sql;
  alias: Prisma.Sql;
  /** How hits stand when nothing else is asked for. The last columns make the order of any two rows certain. */
  defaultOrder: readonly SortColumn[];
  /** What decides between rows that the asked order leaves equal. Default: the default order. */
  tieBreakers?: readonly SortColumn[];
  /** The column by which indexes of the keyed tables name an owner, where there are such indexes. */
  member?: Prisma.Sql;
  /** Whether the rows stand in several places of each index, so that none has them in an order. */
  isScattered?: boolean;
}

export interface SearchableRows<Row> extends Searchable {
  memory?: InMemory<Row> | undefined;
}
