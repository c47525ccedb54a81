import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createPredictor, decodeForest } from '@canopy/forest';
import { median } from '../report/median.js';
import type { Figure } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import type { AskedServer } from './measure-requests.js';

const rounds = 5;
const repeats = 10;

/** Rows a second of `POST /predict/batch`, beside those of the learner alone in this process, in turn. */
export async function measureBatches({ server, models }: AskedServer): Promise<Figure[]> {
  const { predictColumns } = createPredictor(decodeForest(models.small.forest));
  const rowCount = models.bodies.length * repeats;
  const lines = `${models.bodies.join('\n')}\n`.repeat(repeats);
  const columns = models.test.columns.map((column) => {
    const repeated = new Int32Array(column.length * repeats);
    for (let turn = 0; turn < repeats; turn++) repeated.set(column, turn * column.length);
    return repeated;
  });
  // Once without looking: code that is new to a process is compiled meanwhile, in this one and in the server's.
  predictColumns(columns);
  await send(server.url, lines);
  const ratios: number[] = [];
  const details: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const alone = rowCount / (await seconds(() => predictColumns(columns)));
    const overHttp = rowCount / (await seconds(() => send(server.url, lines)));
    ratios.push(overHttp / alone);
    details.push(`${rounded(overHttp, 0)}/s to ${rounded(alone, 0)}/s`);
  }
  return [
    {
      key: 'batch_ratio',
      meaning: `POST /predict/batch with ${rowCount} rows, times the learner alone`,
      measured: rounded(median(ratios), 2),
      atLeast: 0.6,
      detail: details.join(', '),
    },
  ];
}

/** By Node's plain client, which takes less of the two cores than `fetch` with its streams. */
async function send(url: string, lines: string): Promise<void> {
  const headers = { 'content-type': 'application/x-ndjson', accept: 'application/x-ndjson' };
  const batch = request(`${url}/predict/batch`, { method: 'POST', headers });
  batch.end(lines);
  const [answer] = (await once(batch, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  if (answer.statusCode !== 200) throw new Error(`POST /predict/batch answered ${answer.statusCode}.`);
}

async function seconds(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
