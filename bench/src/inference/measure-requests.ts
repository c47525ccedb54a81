import type { RunningServer } from '@canopy/tracking-servers';
import { residentMemory } from '../process/resident-memory.js';
import { median } from '../report/median.js';
import type { Figure } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import type { Models } from './grow-models.js';
import type { Load } from './load-task.js';
import { runLoad } from './run-load.js';
import { startBareRoute } from './start-bare-route.js';
import { startReference } from './start-reference.js';

export const connections = 16;
const seconds = 4;
const rounds = 5;

export interface AskedServer {
  server: RunningServer;
  folder: string;
  models: Models;
  say(line: string): void;
}

/**
 * `POST /predict` of ours and of a bare route in turn, then of the reference; and of ours when it logs to Postgres, which takes
 * of the same processors.
 */
export async function measureRequests({
  server,
  loggingServer,
  folder,
  models,
  say,
  peers,
}: AskedServer & { loggingServer: RunningServer; peers: boolean }): Promise<Figure[]> {
  const load = { folder, bodies: models.bodies, connections, seconds };
  const ask = ({ url, processId }: RunningServer) => runLoad(url, { ...load, apartFrom: processId });
  const pairs: { ours: Load; bare: Load; logging: Load }[] = [];
  for (let round = 0; round < rounds; round++) {
    // One of its own for each round: some of its processes answer a fifth more than others, for as long as they live.
    const bare = await startBareRoute(server.url, folder, models.bodies[0] ?? '');
    try {
      pairs.push({ ours: await ask(server), bare: await ask(bare), logging: await ask(loggingServer) });
    } finally {
      await bare.stop();
    }
    say(JSON.stringify(pairs.at(-1)));
  }
  const ours = median(pairs.map((pair) => pair.ours.requestsPerS));
  const ratio = median(pairs.map((pair) => pair.ours.requestsPerS / pair.bare.requestsPerS));
  const p99Ms = median(pairs.map((pair) => pair.ours.p99Ms));
  const figures: Figure[] = [
    {
      key: 'ratio_to_bare',
      meaning: 'POST /predict, times a bare route',
      measured: rounded(ratio, 2),
      atLeast: 0.7,
      detail: pairs
        .map((pair) => `${rounded(pair.ours.requestsPerS, 0)}/s to ${rounded(pair.bare.requestsPerS, 0)}/s`)
        .join(', '),
    },
    {
      key: 'ratio_logging',
      meaning: 'the same with every prediction logged',
      measured: rounded(median(pairs.map((pair) => pair.logging.requestsPerS / pair.bare.requestsPerS)), 2),
      detail: pairs
        .map(({ logging }) => `${rounded(logging.requestsPerS, 0)}/s, p99 ${rounded(logging.p99Ms, 1)} ms`)
        .join('; '),
    },
    { key: 'p99_ms', meaning: 'the same: p99 (ms)', measured: rounded(p99Ms, 2), atMost: 8 },
    {
      key: 'rss_mb',
      meaning: 'resident memory after it (MB)',
      measured: rounded(residentMemory(server.processId), 0),
      atMost: 150,
    },
  ];
  if (!peers) return figures;
  const reference = await startReference({ folder, trainRows: models.train.labels.length, say });
  const peer = await ask(reference).finally(() => reference.stop());
  return [
    ...figures,
    {
      key: 'ratio_to_reference',
      meaning: 'POST /predict, times the reference',
      measured: rounded(ours / peer.requestsPerS, 0),
      atLeast: 500,
      detail: `${rounded(ours, 0)}/s to ${rounded(peer.requestsPerS, 1)}/s`,
    },
  ];
}
