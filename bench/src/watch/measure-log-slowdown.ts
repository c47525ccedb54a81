import path from 'node:path';
import { nodeFlags } from '@canopy/tracking/config';
import { startTrackingApp } from '@canopy/tracking-servers';
import { growModels } from '../inference/grow-models.js';
import type { Load } from '../inference/load-task.js';
import { registerVersions } from '../inference/register-versions.js';
import { runLoad } from '../inference/run-load.js';
import { startInference } from '../inference/start-inference.js';
import { median } from '../report/median.js';
import type { Figure } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import type { WatchBench } from './watch-bench.js';

const rounds = 5;
const load = { connections: 16, seconds: 5 };

interface Round {
  logged: Load & { dropped: number };
  unlogged: Load;
}

/** `POST /predict` as fast as it goes, with the log and without it, in turn and in changing order. */
export async function measureLogSlowdown({ folder, environment, say }: WatchBench): Promise<Figure[]> {
  const models = await growModels(folder);
  const tracking = await startTrackingApp({
    environment,
    logFile: path.join(folder, 'tracking.log'),
    nodeFlags,
  });
  try {
    const registry = await registerVersions(tracking.url, models);
    await registry.promote('small');
    const start = (mode: 'full' | 'off') =>
      startInference({
        environment: { ...environment, MLFLOW_TRACKING_URI: tracking.url, PREDICTION_LOG: mode },
        logFile: path.join(folder, `log-${mode}.log`),
      });
    const [logged, unlogged] = await Promise.all([start('full'), start('off')]);
    const ask = (url: string) => runLoad(url, { folder, bodies: models.bodies, ...load });
    try {
      const results: Round[] = [];
      for (let round = 0; round < rounds; round++) {
        const first = round % 2 === 0 ? await ask(unlogged.url) : undefined;
        const withLog = await ask(logged.url);
        const result = {
          logged: { ...withLog, dropped: await countDropped(logged.url) },
          unlogged: first ?? (await ask(unlogged.url)),
        };
        say(JSON.stringify(result));
        results.push(result);
      }
      return describe(results);
    } finally {
      await Promise.all([logged.stop(), unlogged.stop()]);
    }
  } finally {
    await tracking.stop();
  }
}

async function countDropped(url: string): Promise<number> {
  const health = (await (await fetch(`${url}/health`)).json()) as { prediction_log: { dropped: number } };
  return health.prediction_log.dropped;
}

function describe(rounds: readonly Round[]): Figure[] {
  const slowdown = median(
    rounds.map(({ logged, unlogged }) => 1 - logged.requestsPerS / unlogged.requestsPerS),
  );
  const rate = median(rounds.map(({ logged }) => logged.requestsPerS));
  return [
    {
      key: 'log_slowdown',
      meaning: 'share of POST /predict that the log costs',
      measured: rounded(Math.max(0, slowdown), 3),
      atMost: 0.05,
      detail: rounds
        .map(
          ({ logged, unlogged }) =>
            `${rounded(logged.requestsPerS, 0)}/s to ${rounded(unlogged.requestsPerS, 0)}/s`,
        )
        .join(', '),
    },
    {
      key: 'log_rate',
      meaning: 'predictions a second that were logged',
      measured: rounded(rate, 0),
      atLeast: 5000,
      detail: `${rounds.at(-1)?.logged.dropped} dropped in all rounds`,
    },
  ];
}
