import type { Prisma } from '@canopy/database';
import type { Condition } from './filter-to-sql.js';
import type { SortOrder } from './order-to-sql.js';
import type { SortColumn } from './sort-column.js';

export interface Search {
  /** Without columns: the default order. */
  asked: SortOrder;
  /** What decides between rows that the asked order leaves equal. */
  tieBreakers: readonly SortColumn[];
  /** What holds for all that may be found, whatever the filter says. */
  conditions: readonly Prisma.Sql[];
  filter: readonly Condition[];
  /** The place of the last row of the page before. */
  position: readonly string[] | undefined;
  limit: number;
}
