import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase, type Pool } from '@canopy/database';
import { leanProcess } from '@canopy/service-kit/process';
import { startServices } from '@canopy/stack';
import {
  ensurePython,
  type RunningServer,
  startMlflowServer,
  startTrackingApp,
} from '@canopy/tracking-servers';
import { proportionalMemory } from '../process/proportional-memory.js';
import { describeMachine } from '../report/describe-machine.js';
import type { Figure, Report } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import { measureRates, type Rates } from './measure-rates.js';
import { measureWithAYear, type YearFigures } from './measure-with-a-year.js';

const peerDatabase = 'mlflow_peer';
const emptyDatabase = 'canopy_empty';
const leastRatio = 20;

interface Measured {
  rates: Rates;
  memoryMb: number;
}

interface MeasuredYear extends YearFigures {
  memoryMb: number;
}

/**
 * Our tracking server beside MLflow's own (2 workers) on the same Postgres, one after the other. Without `peers` ours alone:
 * then no ratio can be given.
 */
export async function benchTracking({ peers = false }: { peers?: boolean | undefined }): Promise<Report> {
  const say = (line: string) => console.log(line);
  const python = peers ? await ensurePython({ environment: process.env, say }) : undefined;
  const folder = await mkdtemp(path.join(tmpdir(), 'canopy-bench-'));
  const services = await startServices({ environment: process.env, say });
  const url = services.environment.DATABASE_URL;
  // A year of runs is written in a few statements.
  const { pool, close } = createDatabase({ url, statementTimeoutMs: 600_000, onIdleError: () => undefined });
  try {
    const peer = python === undefined ? undefined : await measurePeer(python, url, pool, folder);
    // Nobody else is connected yet, as a template asks for.
    await pool.query(`CREATE DATABASE ${emptyDatabase} TEMPLATE "${new URL(url).pathname.slice(1)}"`);
    const start = (name: string, databaseUrl: string) =>
      startTrackingApp({
        environment: {
          ...process.env,
          ...leanProcess.environment,
          ...services.environment,
          DATABASE_URL: databaseUrl,
          LOG_LEVEL: 'warn',
        },
        logFile: path.join(folder, `${name}.log`),
        nodeFlags: leanProcess.nodeFlags,
      });
    const app = await start('tracking', url);
    const startEmpty = () => start('empty', databaseBeside(url, emptyDatabase));
    const { ours, year } = await measureOurs(app, startEmpty, pool).finally(() => app.stop());
    return {
      title: 'The tracking server, 4 clients',
      machine: describeMachine(),
      figures: [...compare(ours, peer), ...figuresOfYear(year)],
    };
  } finally {
    await close();
    await services.stop();
    await rm(folder, { recursive: true });
  }
}

async function measurePeer(python: string, url: string, pool: Pool, folder: string): Promise<Measured> {
  await pool.query(`CREATE DATABASE ${peerDatabase}`);
  const server = await startMlflowServer({
    python,
    environment: process.env,
    backendStoreUri: databaseBeside(url, peerDatabase).replace(/^postgres(ql)?:/, 'postgresql+psycopg2:'),
    artifactsFolder: path.join(folder, 'artifacts'),
    workers: 2,
    logFile: path.join(folder, 'mlflow.log'),
  });
  return measure(server).finally(() => server.stop());
}

const databaseBeside = (url: string, name: string) => Object.assign(new URL(url), { pathname: name }).href;

async function measureOurs(
  app: RunningServer,
  startEmpty: () => Promise<RunningServer>,
  pool: Pool,
): Promise<{ ours: Measured; year: MeasuredYear }> {
  const ours = await measure(app);
  const empty = await startEmpty();
  const year = await measureWithAYear(app.url, empty.url, pool).finally(() => empty.stop());
  return { ours, year: { ...year, memoryMb: proportionalMemory([app.processId]) } };
}

async function measure(server: RunningServer): Promise<Measured> {
  const rates = await measureRates(server.url);
  const memoryMb = proportionalMemory([server.processId]);
  console.log(`${server.url}: ${JSON.stringify({ ...rates, memoryMb })}`);
  return { rates, memoryMb };
}

const kinds: { kind: keyof Rates; key: string; meaning: string }[] = [
  { kind: 'runs', key: 'runs', meaning: 'create + log-batch (100 metrics, 10 params, 5 tags) + finish' },
  { kind: 'logMetric', key: 'log_metric', meaning: 'log-metric' },
  { kind: 'get', key: 'get', meaning: 'get run' },
  { kind: 'search', key: 'search', meaning: 'filtered search of 200 runs' },
  { kind: 'newest', key: 'newest', meaning: 'page of the 100 newest runs' },
];

function compare(ours: Measured, peer: Measured | undefined): Figure[] {
  const memory = { key: 'pss_mb', meaning: 'proportional memory (MB)', measured: rounded(ours.memoryMb, 0) };
  if (peer === undefined) {
    const rates = kinds.map(({ kind, key, meaning }) => ({
      key: `${key}_per_s`,
      meaning: `${meaning} (1/s)`,
      measured: rounded(ours.rates[kind], 1),
    }));
    return [...rates, memory];
  }
  const ratios = kinds.map(({ kind, key, meaning }) => ({
    key: `ratio_${key}`,
    meaning: `${meaning}, times MLflow`,
    measured: rounded(ours.rates[kind] / peer.rates[kind], 1),
    atLeast: leastRatio,
    detail: `${rounded(ours.rates[kind], 1)}/s to ${rounded(peer.rates[kind], 1)}/s`,
  }));
  return [
    ...ratios,
    { ...memory, atMost: rounded(peer.memoryMb / 10, 0) },
    { key: 'peer_pss_mb', meaning: 'the same of MLflow (MB)', measured: rounded(peer.memoryMb, 0) },
  ];
}

function figuresOfYear({ searches, fewBatchMs, yearBatchMs, memoryMb }: MeasuredYear): Figure[] {
  const [slowest] = searches;
  return [
    {
      key: 'search_100k_p95_ms',
      meaning: 'the slowest kind of search among 100,000 runs, p95 (ms)',
      measured: rounded(slowest?.p95Ms ?? Number.NaN, 1),
      atMost: 50,
      detail: searches
        .slice(0, 10)
        .map(({ search, p95Ms }) => `${rounded(p95Ms, 0)}: ${search}`)
        .join(' · '),
    },
    {
      key: 'log_batch_100k_ratio',
      meaning: 'log-batch among 100,000 runs, times that among few',
      measured: rounded(yearBatchMs / fewBatchMs, 2),
      atMost: 1.1,
      detail: `${rounded(yearBatchMs, 2)} ms to ${rounded(fewBatchMs, 2)} ms`,
    },
    {
      key: 'pss_100k_mb',
      meaning: 'proportional memory after the searches among 100,000 runs (MB)',
      measured: rounded(memoryMb, 0),
      atMost: 220,
    },
  ];
}
