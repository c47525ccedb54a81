import type { Pool } from '@canopy/database';
import { median } from '../report/median.js';
import { addAYearOfRuns } from './add-a-year-of-runs.js';
import { type Client, createClient } from './create-client.js';
import { logBatch, openRun } from './log-run.js';
import { type TimedSearch, timeSearches } from './time-searches.js';

export interface YearFigures {
  /** The slowest first. */
  searches: TimedSearch[];
  /** Median milliseconds of a batch of 100 metrics, 10 params and 5 tags, in a store of few runs. */
  fewBatchMs: number;
  /** The same in a store with a year of runs. */
  yearBatchMs: number;
}

const runCount = 100_000;
const batchCount = 300;
// Beside the year there are other experiments.
const otherExperiments = 3;
const otherRunCount = 10_000;

/** A tracking server, and an experiment of its own. */
interface Target {
  client: Client;
  experimentId: string;
}

/**
 * Searches and batches on our tracking server with a year of runs in its store, to which `pool` leads.
 *
 * @param fewUrl the same server with an empty store in the same Postgres.
 */
export async function measureWithAYear(url: string, fewUrl: string, pool: Pool): Promise<YearFigures> {
  const [year, few] = [await openTarget(url), await openTarget(fewUrl)];
  try {
    await addAYearOfRuns(pool, year.experimentId, runCount);
    const experimentIds = [year.experimentId];
    for (let other = 0; other < otherExperiments; other++) {
      const { experimentId } = await addExperiment(year.client, `other ${other}`);
      await addAYearOfRuns(pool, experimentId, otherRunCount);
      experimentIds.push(experimentId);
    }
    const [yearBatchMs, fewBatchMs] = await medianBatches(year, few);
    return { searches: await timeSearches(year.client, experimentIds), fewBatchMs, yearBatchMs };
  } finally {
    for (const { client } of [year, few]) client.close();
  }
}

async function openTarget(url: string): Promise<Target> {
  const client = createClient(url);
  return { client, ...(await addExperiment(client, 'a year')) };
}

async function addExperiment(client: Client, name: string): Promise<Pick<Target, 'experimentId'>> {
  const answer = await client.call('POST', 'experiments/create', { name });
  return { experimentId: (answer as { experiment_id: string }).experiment_id };
}

/** Batches of both in turn, so that whatever else the machine and Postgres do meets both alike. */
async function medianBatches(first: Target, second: Target): Promise<[first: number, second: number]> {
  const times = new Map<Target, number[]>([
    [first, []],
    [second, []],
  ]);
  for (let time = 0; time < batchCount; time++) {
    for (const target of time % 2 === 0 ? [first, second] : [second, first]) {
      times.get(target)?.push(await timeBatch(target, time));
    }
  }
  // The first ones meet code and plans that are not warm yet.
  const medianOf = (target: Target) => median((times.get(target) ?? []).slice(batchCount / 3));
  return [medianOf(first), medianOf(second)];
}

async function timeBatch({ client, experimentId }: Target, time: number): Promise<number> {
  const runId = await openRun(client, experimentId, time);
  const began = performance.now();
  await logBatch(client, runId, time);
  return performance.now() - began;
}
