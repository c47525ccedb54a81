import type { Pool } from '@canopy/database';
import { median } from '../report/median.js';
import { addAYearOfRuns } from './add-a-year-of-runs.js';
import { type Client, createClient } from './create-client.js';
import { logBatch, openRun } from './log-run.js';
import { type TimedSearch, timeSearches } from './time-searches.js';

export interface YearFigures {
  /** The slowest first. */
  searches: TimedSearch[];
  /** Median milliseconds of a batch of 100 metrics, 10 params and 5 tags, with few runs in the store. */
  fewBatchMs: number;
  /** The same with a year of runs. */
  yearBatchMs: number;
}

const runCount = 100_000;
const batchCount = 200;

/** Searches and batches on our tracking server with a year of runs in its store. */
export async function measureWithAYear(url: string, pool: Pool): Promise<YearFigures> {
  const client = createClient(url);
  try {
    const answer = await client.call('POST', 'experiments/create', { name: 'a year' });
    const { experiment_id: experimentId } = answer as { experiment_id: string };
    const fewBatchMs = await medianBatch(client, experimentId);
    await addAYearOfRuns(pool, experimentId, runCount);
    const yearBatchMs = await medianBatch(client, experimentId);
    return { searches: await timeSearches(client, experimentId), fewBatchMs, yearBatchMs };
  } finally {
    client.close();
  }
}

async function medianBatch(client: Client, experimentId: string): Promise<number> {
  const milliseconds: number[] = [];
  for (let time = 0; time < batchCount; time++) {
    const runId = await openRun(client, experimentId, time);
    const began = performance.now();
    await logBatch(client, runId, time);
    milliseconds.push(performance.now() - began);
  }
  // The first ones meet code and plans that are not warm yet.
  return median(milliseconds.slice(batchCount / 2));
}
