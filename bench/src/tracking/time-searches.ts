import type { Client } from './create-client.js';
import { type Search, searches } from './searches.js';

/** One search of the grammar and the milliseconds that 95 of 100 stay below. */
export interface TimedSearch {
  search: string;
  p95Ms: number;
}

const repeats = 40;

/**
 * Times a page of each kind of search, one after another. The slowest comes first.
 *
 * @param experimentIds the first has most runs.
 */
export async function timeSearches(client: Client, experimentIds: readonly string[]): Promise<TimedSearch[]> {
  const timed: TimedSearch[] = [];
  for (const search of searches) {
    const { pagesBefore = 0, pageSize = 50 } = search;
    const page_token = await skipPages(client, fieldsOf(search, experimentIds, '10'), pagesBefore);
    const milliseconds: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const fields = {
        ...fieldsOf(search, experimentIds, String(10 + repeat)),
        max_results: pageSize,
        page_token,
      };
      const began = performance.now();
      await client.send('POST', 'runs/search', fields);
      milliseconds.push(performance.now() - began);
    }
    milliseconds.sort((a, b) => a - b);
    timed.push({
      search: describe(search),
      p95Ms: milliseconds[Math.ceil(repeats * 0.95) - 1] ?? Number.NaN,
    });
  }
  return timed.sort((a, b) => b.p95Ms - a.p95Ms);
}

const fieldsOf = (
  { filter, orderBy, view, isWide }: Search,
  experimentIds: readonly string[],
  n: string,
) => ({
  experiment_ids: isWide ? experimentIds : experimentIds.slice(0, 1),
  filter: filter?.replaceAll('{n}', n),
  order_by: orderBy,
  run_view_type: view,
});

function describe({ filter, orderBy, pagesBefore = 0, view, isWide, pageSize }: Search): string {
  const parts = [
    filter,
    orderBy && `by ${orderBy.join()}`,
    pagesBefore > 0 && `page ${pagesBefore + 1}`,
    view,
    isWide && 'of all experiments',
    pageSize && `${pageSize} runs`,
  ];
  return parts.filter(Boolean).join(' ') || 'all';
}

async function skipPages(client: Client, search: object, pageCount: number): Promise<string | undefined> {
  let page_token: string | undefined;
  for (let page = 0; page < pageCount; page++) {
    const fields = { ...search, max_results: 1000, page_token };
    const answer = (await client.call('POST', 'runs/search', fields)) as { next_page_token?: string };
    page_token = answer.next_page_token;
  }
  return page_token;
}
