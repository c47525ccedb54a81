import type { Prisma } from '@canopy/database';
import type { Queries } from '../database/store.js';
import { filterToSql } from './filter-to-sql.js';
import { findHits } from './find-hits.js';
import { orderToSql, type SortOrder } from './order-to-sql.js';
import { readPageToken, writePageToken } from './page-token.js';
import type { SearchableRows } from './searchable.js';

export interface SearchRequest {
  filter?: string | undefined;
  order_by?: readonly string[];
  max_results: number;
  page_token?: string | undefined;
}

export interface Page<Row> {
  rows: Row[];
  /** Absent on the last page. */
  next_page_token?: string;
}

/**
 * One page of what fits the filter and all of `conditions`. `order` stands for the request's own, where it is not one
 * of the grammar.
 *
 * @throws TrackingError
 */
export async function searchPage<Row extends object>(
  queries: Queries,
  searchable: SearchableRows<Row>,
  request: SearchRequest,
  conditions: readonly Prisma.Sql[],
  order?: SortOrder,
): Promise<Page<Row>> {
  const { vocabulary, defaultOrder, tieBreakers = defaultOrder } = searchable;
  const orderBy = request.order_by ?? [];
  const asked = order ?? orderToSql(orderBy, vocabulary);
  const hits = await findHits<Row>(queries, searchable, {
    asked,
    tieBreakers: asked.columns.length === 0 ? defaultOrder : tieBreakers,
    conditions,
    filter: filterToSql(request.filter ?? '', vocabulary),
    position: request.page_token ? readPageToken(request.page_token, orderBy) : undefined,
    limit: request.max_results + 1,
  });
  const page = hits.slice(0, request.max_results);
  const rows = page.map(({ row }) => row);
  const last = page.at(-1);
  if (hits.length === page.length || !last) return { rows };
  return { rows, next_page_token: writePageToken(last.position, orderBy) };
}
