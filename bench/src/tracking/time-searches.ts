import type { Client } from './create-client.js';

/** One search of the grammar and the milliseconds that 95 of 100 stay below. */
export interface TimedSearch {
  search: string;
  p95Ms: number;
}

const repeats = 40;

// Every kind of comparison and of order that the grammar has; `{n}` is another number each time.
const searches: { filter?: string; orderBy?: string }[] = [
  {},
  { filter: "attributes.status = 'FAILED'" },
  { filter: "attributes.run_name = 'run {n}'" },
  { filter: "attributes.run_name LIKE 'run {n}%'" },
  { filter: "attributes.run_name ILIKE '%{n}'" },
  { filter: 'attributes.start_time > 16000{n}000000' },
  { filter: 'metrics.metric_1 > 0.9{n}' },
  { filter: 'metrics.metric_1 > 0.9{n} AND metrics.metric_2 < 0.1' },
  { filter: "params.param_1 = 'value 7'" },
  { filter: "params.param_1 != 'value 7' AND tags.tag_1 = 'value {n}'" },
  { filter: "tags.tag_1 LIKE '%e 3_'" },
  { filter: 'tags.tag_9 IS NULL' },
  { filter: "metrics.metric_1 > 0.5 AND params.param_2 = 'value 3' AND tags.tag_2 ILIKE 'VALUE 1%'" },
  { orderBy: 'attributes.start_time ASC' },
  { orderBy: 'metrics.metric_1 DESC' },
  { orderBy: 'params.param_1 ASC' },
  { orderBy: 'tags.tag_1 DESC' },
  { filter: "params.param_1 = 'value 7'", orderBy: 'metrics.metric_3 DESC' },
];

/** Times each kind of search for a page of 50 runs, one after another. */
export async function timeSearches(client: Client, experimentId: string): Promise<TimedSearch[]> {
  const timed: TimedSearch[] = [];
  for (const { filter, orderBy } of searches) {
    const milliseconds: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const fields = {
        experiment_ids: [experimentId],
        filter: filter?.replaceAll('{n}', String(10 + repeat)),
        order_by: orderBy === undefined ? undefined : [orderBy],
        max_results: 50,
      };
      const began = performance.now();
      await client.send('POST', 'runs/search', fields);
      milliseconds.push(performance.now() - began);
    }
    milliseconds.sort((a, b) => a - b);
    const p95Ms = milliseconds[Math.ceil(repeats * 0.95) - 1] ?? Number.NaN;
    timed.push({ search: [filter, orderBy && `by ${orderBy}`].filter(Boolean).join(' ') || 'all', p95Ms });
  }
  return timed.sort((a, b) => b.p95Ms - a.p95Ms);
}
