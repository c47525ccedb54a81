import type { Client } from './create-client.js';

/** One search of the grammar and the milliseconds that 95 of 100 stay below. */
export interface TimedSearch {
  search: string;
  p95Ms: number;
}

const repeats = 40;

interface Search {
  filter?: string;
  orderBy?: string[];
  /** Pages of a thousand runs that come before the page that is timed. Default 0. */
  pagesBefore?: number;
}

// Every kind of comparison and of order that the grammar has, also where nothing or nearly all fits; `{n}` is another
// number each time.
const searches: readonly Search[] = [
  {},
  { pagesBefore: 1 },
  { pagesBefore: 50 },
  { filter: "attributes.status = 'FAILED'" },
  { filter: "attributes.run_name = 'run {n}'" },
  { filter: "attributes.run_name LIKE 'run {n}%'" },
  { filter: "attributes.run_name ILIKE '%{n}'" },
  { filter: "attributes.run_name ILIKE '%nothing {n}%'" },
  { filter: "attributes.run_id IN ('{n}', 'b')" },
  { filter: 'attributes.start_time > 16000{n}000000' },
  { filter: 'attributes.start_time < 16000{n}000000' },
  { filter: 'metrics.metric_1 > 0.9{n}' },
  { filter: 'metrics.metric_1 > 0.9{n}', pagesBefore: 5 },
  { filter: 'metrics.metric_1 = 0.12{n}' },
  { filter: 'metrics.metric_1 != 0.12{n}' },
  { filter: 'metrics.nothing > 0.{n}' },
  { filter: 'metrics.metric_1 > 0.9{n} AND metrics.metric_2 < 0.1' },
  { filter: 'metrics.metric_1 > 0.{n} AND metrics.metric_2 < 0.{n}' },
  { filter: 'metrics.metric_1 > 0.5 AND metrics.metric_2 < 0.0{n}' },
  { filter: "params.param_1 = 'value 7'" },
  { filter: "params.param_1 != 'value 7' AND tags.tag_1 = 'value {n}'" },
  { filter: "params.param_1 = 'value 7' AND params.param_2 = 'value {n}'" },
  { filter: "params.param_1 ILIKE '%UE 1_'" },
  { filter: "tags.tag_1 LIKE '%e 3_'" },
  { filter: "tags.tag_1 LIKE '%x {n}_'" },
  { filter: "tags.tag_1 ILIKE '%X {n}_'" },
  { filter: "tags.mlflow.runName ILIKE '%nothing {n}%'" },
  { filter: 'tags.tag_9 IS NULL' },
  { filter: 'tags.tag_1 IS NULL' },
  { filter: 'params.param_1 IS NOT NULL AND tags.tag_9 IS NOT NULL' },
  { filter: "dataset.name = 'data 3'" },
  { filter: "dataset.name LIKE '%nothing {n}'" },
  { filter: "dataset.context IN ('train', 'test') AND metrics.metric_1 > 0.5" },
  { filter: "metrics.metric_1 > 0.5 AND params.param_2 = 'value 3' AND tags.tag_2 ILIKE 'VALUE 1%'" },
  { orderBy: ['attributes.start_time ASC'] },
  { orderBy: ['attributes.run_name DESC'] },
  { orderBy: ['attributes.end_time ASC'] },
  { orderBy: ['metrics.metric_1 DESC'] },
  { orderBy: ['metrics.metric_1 ASC'], pagesBefore: 5 },
  { orderBy: ['metrics.nothing ASC'] },
  { orderBy: ['params.param_1 ASC'] },
  { orderBy: ['params.param_1 ASC'], pagesBefore: 5 },
  { orderBy: ['tags.tag_1 DESC'] },
  { orderBy: ['metrics.metric_1 DESC', 'params.param_1 ASC'] },
  { orderBy: ['params.param_1 ASC', 'metrics.metric_1 DESC'] },
  { filter: "params.param_1 = 'value 7'", orderBy: ['metrics.metric_3 DESC'] },
  { filter: "attributes.status = 'FINISHED'", orderBy: ['metrics.metric_3 DESC'] },
  { filter: 'metrics.metric_1 > 0.5 AND metrics.metric_2 < 0.0{n}', orderBy: ['metrics.metric_3 DESC'] },
  { filter: 'metrics.metric_1 > 0.5 AND metrics.metric_2 < 0.{n}', orderBy: ['metrics.metric_5 ASC'] },
  { filter: 'metrics.metric_1 > 0.8', orderBy: ['metrics.metric_2 DESC', 'params.param_1 ASC'] },
  {
    filter: 'metrics.metric_1 > 0.1 AND metrics.metric_2 > 0.1 AND metrics.metric_3 > 0.9',
    orderBy: ['params.param_1 ASC'],
  },
  {
    filter: 'tags.tag_1 IS NOT NULL AND params.param_1 IS NOT NULL AND metrics.metric_1 > -1',
    orderBy: ['metrics.metric_1 DESC'],
  },
  { filter: "metrics.metric_1 > 0.5 AND attributes.status = 'KILLED'", orderBy: ['metrics.metric_1 DESC'] },
  { filter: 'params.param_1 IS NULL AND metrics.metric_1 > 0.5' },
  { filter: "params.param_1 != 'value 7'", orderBy: ['attributes.run_name ASC'] },
  { filter: "params.param_1 = 'value 7'", orderBy: ['params.param_2 ASC', 'metrics.metric_1 DESC'] },
  { filter: "dataset.name = 'data 3' AND params.param_1 = 'value 5'" },
  { filter: "dataset.context = 'train' AND tags.tag_1 ILIKE '%x%'", orderBy: ['metrics.metric_1 DESC'] },
  { filter: "attributes.artifact_uri ILIKE '%NOTHING{n}%'" },
  { orderBy: ['attributes.user_id ASC'] },
  { orderBy: ['attributes.end_time DESC'], pagesBefore: 5 },
  { orderBy: ['attributes.status ASC', 'metrics.metric_1 DESC'] },
  { orderBy: ['metrics.nothing DESC', 'metrics.metric_1 DESC'] },
  { orderBy: ['params.nothing ASC', 'params.param_1 DESC'] },
  { orderBy: ['params.param_1 ASC', 'params.param_2 DESC', 'tags.tag_1 ASC'] },
];

/** Times each kind of search for a page of 50 runs, one after another. The slowest comes first. */
export async function timeSearches(client: Client, experimentId: string): Promise<TimedSearch[]> {
  const timed: TimedSearch[] = [];
  for (const { filter, orderBy, pagesBefore = 0 } of searches) {
    const fields = { experiment_ids: [experimentId], filter, order_by: orderBy };
    const page_token = await skipPages(
      client,
      { ...fields, filter: filter?.replaceAll('{n}', '10') },
      pagesBefore,
    );
    const milliseconds: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const number = String(10 + repeat);
      const search = { ...fields, filter: filter?.replaceAll('{n}', number), max_results: 50, page_token };
      const began = performance.now();
      await client.send('POST', 'runs/search', search);
      milliseconds.push(performance.now() - began);
    }
    milliseconds.sort((a, b) => a - b);
    const p95Ms = milliseconds[Math.ceil(repeats * 0.95) - 1] ?? Number.NaN;
    const parts = [filter, orderBy && `by ${orderBy.join()}`, pagesBefore > 0 && `page ${pagesBefore + 1}`];
    timed.push({ search: parts.filter(Boolean).join(' ') || 'all', p95Ms });
  }
  return timed.sort((a, b) => b.p95Ms - a.p95Ms);
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
