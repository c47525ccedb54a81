import path from 'node:path';
import { nodeFlags } from '@canopy/tracking/config';
import { type RunningServer, startTrackingApp } from '@canopy/tracking-servers';
import { growModels } from '../inference/grow-models.js';
import type { Load } from '../inference/load-task.js';
import { registerVersions } from '../inference/register-versions.js';
import { type LoadOptions, runLoad, warmUpSeconds } from '../inference/run-load.js';
import { startInference } from '../inference/start-inference.js';
import { processorTime } from '../process/processor-time.js';
import { median } from '../report/median.js';
import type { Figure } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import type { WatchBench } from './watch-bench.js';

const rounds = 5;
const load = { connections: 16, seconds: 5 };

interface Asked extends Load {
  /** Processor time of the answering process, in microseconds a request; its warm-up is in both numbers. */
  microseconds: number;
}

interface Round {
  logged: Asked;
  unlogged: Asked;
}

/**
 * `POST /predict` as fast as it goes, with the log and without it, in turn and in changing order. What the log costs is the time of the
 * answering process's processor: on a small machine the requests a second also tell what Postgres and the load take from it.
 */
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
    const ask = (server: RunningServer) => askServer(server, { folder, bodies: models.bodies, ...load });
    try {
      const results: Round[] = [];
      for (let round = 0; round < rounds; round++) {
        const first = round % 2 === 0 ? await ask(unlogged) : undefined;
        const result = { logged: await ask(logged), unlogged: first ?? (await ask(unlogged)) };
        say(JSON.stringify(result));
        results.push(result);
      }
      return describe(results, await countDropped(logged.url));
    } finally {
      await Promise.all([logged.stop(), unlogged.stop()]);
    }
  } finally {
    await tracking.stop();
  }
}

async function askServer(server: RunningServer, options: LoadOptions): Promise<Asked> {
  const before = processorTime(server.processId);
  const answered = await runLoad(server.url, options);
  const seconds = processorTime(server.processId) - before;
  const requests = answered.requestsPerS * (options.seconds + warmUpSeconds);
  return { ...answered, microseconds: (1e6 * seconds) / requests };
}

async function countDropped(url: string): Promise<number> {
  const health = (await (await fetch(`${url}/health`)).json()) as { prediction_log: { dropped: number } };
  return health.prediction_log.dropped;
}

function describe(rounds: readonly Round[], dropped: number): Figure[] {
  const slowdown = median(
    rounds.map(({ logged, unlogged }) => 1 - unlogged.microseconds / logged.microseconds),
  );
  const write = ({ requestsPerS, microseconds }: Asked) =>
    `${rounded(microseconds, 1)} µs (${rounded(requestsPerS, 0)}/s)`;
  return [
    {
      key: 'log_slowdown',
      meaning: "share of POST /predict's processor time that the log takes",
      measured: rounded(Math.max(0, slowdown), 3),
      atMost: 0.05,
      detail: rounds.map(({ logged, unlogged }) => `${write(logged)} to ${write(unlogged)}`).join(', '),
    },
    {
      key: 'log_rate',
      meaning: 'predictions a second that were logged',
      measured: rounded(median(rounds.map(({ logged }) => logged.requestsPerS)), 0),
      atLeast: 5000,
      detail: `${dropped} dropped in all rounds`,
    },
  ];
}
