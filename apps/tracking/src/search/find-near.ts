import { Prisma } from '@canopy/database';
import type { Queries } from '../database/store.js';
import { places, toHit } from './ask-hits.js';
import type { Condition } from './filter-to-sql.js';
import type { Hit } from './hit.js';
import { sorted } from './keyset.js';
import type { Searchable } from './searchable.js';
import type { SortColumn } from './sort-column.js';

interface NearQuestion {
  within: readonly Prisma.Sql[];
  filter: readonly Condition[];
  columns: readonly SortColumn[];
  limit: number;
}

// To look at so many rows one by one takes a few milliseconds, however few of them are hits.
const mostSeen = 1000;

/**
 * Looks for a page of hits among the first rows in their order, one by one. Undefined: they do not fill the page, and there
 * may be more.
 */
export async function findNear<Row extends object>(
  queries: Queries,
  { select, table, alias }: Searchable,
  { within, filter, columns, limit }: NearQuestion,
): Promise<Hit<Row>[] | undefined> {
  const lookups = filter.map(({ lookup }) => lookup);
  const rows = await queries.rows<Row & { seen: number }>(Prisma.sql`
    WITH near AS MATERIALIZED (
      SELECT * FROM ${table} AS ${alias} WHERE ${Prisma.join(within, ' AND ')}
      ORDER BY ${sorted(columns)} LIMIT ${mostSeen})
    SELECT ${select}, ${places(columns)}, (SELECT count(*)::int4 FROM near) AS seen
    FROM near AS ${alias} WHERE ${Prisma.join(lookups, ' AND ')}
    ORDER BY ${sorted(columns)} LIMIT ${limit}`);
  const isComplete = rows.length === limit || (rows[0] !== undefined && rows[0].seen < mostSeen);
  return isComplete ? rows.map((row) => toHit(row, columns)) : undefined;
}
