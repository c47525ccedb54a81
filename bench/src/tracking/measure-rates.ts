import { type Client, createClient } from './create-client.js';
import { logRun, openRun } from './log-run.js';

/** Operations a second, with all clients together. */
export interface Rates {
  runs: number;
  logMetric: number;
  get: number;
  search: number;
  newest: number;
}

const clientCount = 4;
const warmUpSeconds = 1;
const seconds = 6;
const searchedRuns = 200;
const epoch = 1_700_000_000_000;

/** What four clients get done on a tracking server, one kind of work after the other. */
export async function measureRates(url: string): Promise<Rates> {
  const clients = Array.from({ length: clientCount }, () => createClient(url));
  const [first] = clients;
  if (first === undefined) throw new Error('There are no clients.');
  let time = epoch;
  try {
    const busy = await createExperiment(first, 'busy');
    const searched = await createExperiment(first, 'searched');
    const runIds: string[] = [];
    const runs = await rate(clients, async (client) => {
      runIds.push(await logRun(client, busy, time++));
    });
    const openRuns = new Map<Client, string>();
    for (const client of clients) openRuns.set(client, await openRun(client, busy, time++));
    const logMetric = await rate(clients, async (client) => {
      const step = time++ - epoch;
      const fields = { run_id: openRuns.get(client), key: 'loss', value: 1 / step, timestamp: time, step };
      await client.send('POST', 'runs/log-metric', fields);
    });
    let turn = 0;
    const get = await rate(clients, (client) =>
      client.send('GET', `runs/get?run_id=${runIds[turn++ % runIds.length]}`),
    );
    const waiting = Array.from({ length: searchedRuns }, (_, index) => epoch + index);
    await Promise.all(
      clients.map(async (client) => {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
          await logRun(client, searched, next);
      }),
    );
    const search = await rate(clients, async (client) => {
      const filter = "metrics.metric_1 > 0.9 AND params.param_1 = 'value 1' AND tags.tag_1 LIKE 'value%'";
      await client.send('POST', 'runs/search', { experiment_ids: [searched], filter, max_results: 100 });
    });
    const newest = await rate(clients, (client) =>
      client.send('POST', 'runs/search', { experiment_ids: [busy], max_results: 100 }),
    );
    return { runs, logMetric, get, search, newest };
  } finally {
    for (const client of clients) client.close();
  }
}

async function rate(clients: readonly Client[], work: (client: Client) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  const from = began + warmUpSeconds * 1000;
  const until = from + seconds * 1000;
  let done = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        const isCounted = performance.now() >= from;
        await work(client);
        if (isCounted) done++;
      }
    }),
  );
  return done / ((performance.now() - from) / 1000);
}

async function createExperiment(client: Client, name: string): Promise<string> {
  const { experiment_id } = (await client.call('POST', 'experiments/create', { name })) as {
    experiment_id: string;
  };
  return experiment_id;
}
