import path from 'node:path';
import { leanProcess } from '@canopy/service-kit/process';
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

const pacedRounds = 7;
const paced = { connections: 16, seconds: 5, perSecond: 5000 };
const fullRounds = 3;
const full = { connections: 16, seconds: 5 };

interface Asked extends Load {
  /** Processor time of the answering process, in microseconds a request; its warm-up is in both numbers. */
  microseconds: number;
}

interface Round {
  logged: Asked;
  unlogged: Asked;
}

/**
 * `POST /predict` with the log and without it, in turn and in changing order: at 5,000 requests a second, how much longer an answer takes;
 * and as fast as it goes, how much of the answering process's processor the log takes, since on a small machine the requests a second
 * also tell what Postgres and the load take from it.
 */
export async function measureLogSlowdown({ folder, environment, say }: WatchBench): Promise<Figure[]> {
  const models = await growModels(folder);
  const tracking = await startTrackingApp({
    environment: { ...leanProcess.environment, ...environment },
    logFile: path.join(folder, 'tracking.log'),
    nodeFlags: leanProcess.nodeFlags,
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
    const askInTurn = async (rounds: number, load: Omit<LoadOptions, 'folder' | 'bodies'>) => {
      const ask = (server: RunningServer) => askServer(server, { folder, bodies: models.bodies, ...load });
      const results: Round[] = [];
      for (let round = 0; round < rounds; round++) {
        const first = round % 2 === 0 ? await ask(unlogged) : undefined;
        const result = { logged: await ask(logged), unlogged: first ?? (await ask(unlogged)) };
        say(JSON.stringify(result));
        results.push(result);
      }
      return results;
    };
    try {
      const atPace = describePaced(await askInTurn(pacedRounds, paced), await countDropped(logged.url));
      return [...atPace, ...describeFull(await askInTurn(fullRounds, full), await countDropped(logged.url))];
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

function describePaced(rounds: readonly Round[], dropped: number): Figure[] {
  const slowdownOf = (quantile: 'p50Ms' | 'p95Ms') =>
    rounded(median(rounds.map(({ logged, unlogged }) => logged[quantile] / unlogged[quantile] - 1)), 3);
  const write = (quantile: 'p50Ms' | 'p95Ms') =>
    rounds
      .map((round) => `${rounded(round.logged[quantile], 3)} to ${rounded(round.unlogged[quantile], 3)} ms`)
      .join(', ');
  const pace = rounded(median(rounds.map(({ logged }) => logged.requestsPerS)), 0);
  return [
    {
      key: 'log_slowdown',
      meaning: 'how much longer the median POST /predict takes with the log at 5,000/s',
      measured: slowdownOf('p50Ms'),
      atMost: 0.05,
      detail: `${write('p50Ms')}; asked ${pace} times a second, ${dropped} dropped`,
    },
    {
      key: 'log_slowdown_p95',
      meaning: 'the same of p95',
      measured: slowdownOf('p95Ms'),
      detail: write('p95Ms'),
    },
  ];
}

function describeFull(rounds: readonly Round[], dropped: number): Figure[] {
  const share = median(rounds.map(({ logged, unlogged }) => 1 - unlogged.microseconds / logged.microseconds));
  const write = ({ requestsPerS, microseconds }: Asked) =>
    `${rounded(microseconds, 1)} µs (${rounded(requestsPerS, 0)}/s)`;
  return [
    {
      key: 'log_share',
      meaning: "share of POST /predict's processor time that the log takes, at full speed",
      measured: rounded(Math.max(0, share), 3),
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
