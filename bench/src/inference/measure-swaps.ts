import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../process/wait-until.js';
import type { Figure } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import { type AskedServer, connections } from './measure-requests.js';
import type { BenchRegistry } from './register-versions.js';
import { runLoad } from './run-load.js';

const swapCount = 10;
const pauseMs = 400;
const seconds = 12;

/** Ten changes of the champion under full load, beside the same load without any. */
export async function measureSwaps({
  server,
  folder,
  models,
  registry,
  say,
}: AskedServer & { registry: BenchRegistry }): Promise<Figure[]> {
  const load = { folder, bodies: models.bodies, connections, seconds };
  const still = await runLoad(server.url, load);
  const loading = runLoad(server.url, load);
  await sleep(3000);
  const delays: number[] = [];
  for (let swap = 0; swap < swapCount; swap++) {
    const kind = swap % 2 === 0 ? 'other' : 'small';
    const began = performance.now();
    await registry.promote(kind);
    await waitUntil(`the ${kind} model serves`, 10_000, async () => {
      const health = (await (await fetch(`${server.url}/health`)).json()) as { model_version: string };
      return health.model_version === registry.versionOf(kind);
    });
    delays.push(performance.now() - began);
    await sleep(pauseMs);
  }
  const swapped = await loading;
  say(JSON.stringify({ still, swapped }));
  return [
    {
      key: 'swap_failed',
      meaning: `failed requests in ${swapCount} swaps`,
      measured: swapped.failed + swapped.refused,
      atMost: 0,
      detail: `each served after ${rounded(Math.max(...delays), 0)} ms at most`,
    },
    {
      key: 'swap_p99_ratio',
      meaning: 'p99 with swaps, times that without',
      measured: rounded(swapped.p99Ms / still.p99Ms, 2),
      atMost: 2,
      detail: `${rounded(swapped.p99Ms, 2)} ms to ${rounded(still.p99Ms, 2)} ms`,
    },
  ];
}
