import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import type { Load } from './load-task.js';
import { measureBursts } from './measure-bursts.js';
import type { AskedServer } from './measure-requests.js';
import { runLoad, warmUpSeconds } from './run-load.js';

const seconds = 8;
const probe = { connections: 20, perSecond: 100 };

/** More than the server takes of each kind: 512 requests, 32 explanations, four batches. */
const kinds = [
  { path: '/predict', connections: 1024, rows: 1, probeRows: 1 },
  { path: '/predict?explain=true', connections: 96, rows: 1, probeRows: 1 },
  { path: '/predict/batch', connections: 12, rows: 4000, probeRows: 1000 },
] as const;

/**
 * How long a refusal takes while the server has all that it takes, for as long as it lasts: one process keeps it full, and comes again
 * when refusals say, and another asks a hundred times a second and sees how soon it is refused.
 */
export async function measureShedding(asked: AskedServer): Promise<Figure[]> {
  const { server, folder, models, say } = asked;
  const list = (rows: number) => [`[${models.bodies.slice(0, rows).join()}]`];
  const bodiesOf = (rows: number) => (rows === 1 ? models.bodies : list(rows));
  const seen: (Load & { path: string })[] = [];
  for (const { path, connections, rows, probeRows } of kinds) {
    const filling = runLoad(server.url, {
      ...{ folder, path, connections, bodies: bodiesOf(rows) },
      seconds: seconds + warmUpSeconds + 1,
    });
    await sleep(1000);
    const probed = await runLoad(server.url, {
      folder,
      path,
      ...probe,
      bodies: bodiesOf(probeRows),
      seconds,
    });
    const filled = await filling;
    say(JSON.stringify({ path, filled, probed }));
    seen.push({ path, ...probed, withoutRetryAfter: filled.withoutRetryAfter + probed.withoutRetryAfter });
  }
  return [
    {
      key: 'shed_p99_ms',
      meaning: 'refusal of what is too much while it lasts, p99 of the slowest kind (ms)',
      measured: rounded(Math.max(...seen.map(({ refusedP99Ms }) => refusedP99Ms ?? 0)), 1),
      atMost: 10,
      detail: seen
        .map(({ path, refusedP99Ms, refused }) => `${path} ${rounded(refusedP99Ms ?? 0, 1)} ms of ${refused}`)
        .join(', '),
    },
    {
      key: 'shed_without_retry_after',
      meaning: 'refusals without Retry-After',
      measured: seen.reduce((sum, { withoutRetryAfter }) => sum + withoutRetryAfter, 0),
      atMost: 0,
    },
    await measureBursts(asked),
  ];
}
