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
import { medianBounds } from '../report/median-bounds.js';
import type { Figure } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import type { WatchBench } from './watch-bench.js';

// Many short pairs instead of a few long ones: what else the machine does differs from one minute to the next by more than the log costs.
const pacedRounds = 21;
const paced = { connections: 16, seconds: 3, perSecond: 5000 };
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
 * `POST /predict` with the log and without it, in turn and in changing order: at 5,000 requests a second, how much longer an answer takes,
 * and how much more processor time, since the load and Postgres have the same cores; and as fast as it goes, how much of the answering
 * process's processor the log takes, since on a small machine the requests a second also tell what Postgres and the load take from it.
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
  const answered = await runLoad(server.url, { ...options, apartFrom: server.processId });
  const seconds = processorTime(server.processId) - before;
  const requests = answered.requestsPerS * (options.seconds + warmUpSeconds);
  return { ...answered, microseconds: (1e6 * seconds) / requests };
}

async function countDropped(url: string): Promise<number> {
  const health = (await (await fetch(`${url}/health`)).json()) as { prediction_log: { dropped: number } };
  return health.prediction_log.dropped;
}

function describePaced(rounds: readonly Round[], dropped: number): Figure[] {
  const pace = rounded(median(rounds.map(({ logged }) => logged.requestsPerS)), 0);
  const { measured, detail } = compare(rounds, 'p50Ms', 'ms');
  return [
    {
      key: 'log_slowdown',
      meaning: 'how much longer the median POST /predict takes with the log at 5,000/s',
      measured,
      atMost: 0.05,
      detail: `${detail}; asked ${pace} times a second, ${dropped} dropped`,
    },
    { key: 'log_slowdown_p95', meaning: 'the same of p95', ...compare(rounds, 'p95Ms', 'ms') },
    {
      key: 'log_processor',
      meaning: 'how much more processor time of the answering process it takes with the log at 5,000/s',
      ...compare(rounds, 'microseconds', 'µs'),
    },
  ];
}

/** By how much a value is higher with the log: the median over the pairs, and how far it can be trusted. */
function compare(rounds: readonly Round[], of: 'p50Ms' | 'p95Ms' | 'microseconds', unit: string) {
  const ratios = rounds.map(({ logged, unlogged }) => logged[of] / unlogged[of] - 1);
  const [low, high] = medianBounds(ratios).map((bound) => rounded(bound, 3));
  const [without, withLog] = (['unlogged', 'logged'] as const).map((which) =>
    rounded(median(rounds.map((round) => round[which][of])), 3),
  );
  const all = ratios.map((ratio) => rounded(ratio, 2)).join(' ');
  return {
    measured: rounded(median(ratios), 3),
    detail: `95 % sure between ${low} and ${high}; ${without} to ${withLog} ${unit}; pairs ${all}`,
  };
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
