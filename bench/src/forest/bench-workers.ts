import { startServices } from '@canopy/stack';
import { aNamespace, aStore, storeRows, trainOnce } from '@canopy/worker/trainings';
import { readRows } from '../loop/read-rows.js';
import { describeMachine } from '../report/describe-machine.js';
import type { Figure, Report } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import { startTrainers } from './start-trainers.js';

const training = { algorithm: 'extra_trees', treeCount: 48, randomState: 42 } as const;

/**
 * One forest on 1, 2 and 4 trainers of one thread and one core each, twice in turn, through a real Temporal and object store. The bytes must not
 * differ.
 */
export async function benchWorkers({ train }: { train?: string | undefined }): Promise<Report> {
  if (train === undefined)
    throw new Error('Which rows? npm run bench -- workers --train FILE (.csv or .csv.gz)');
  const rows = await readRows(train);
  const services = await startServices({ environment: process.env, say: () => undefined });
  Object.assign(process.env, services.environment);
  const runs: { trainers: number; seconds: number; sha256: string }[] = [];
  try {
    const namespace = await aNamespace();
    for (const trainers of [1, 2, 4, 1, 2, 4]) {
      // A store of its own, so that no part is found that another run has made.
      const { store, bucket, clear } = await aStore();
      const snapshot = await storeRows(store, rows);
      const stop = await startTrainers(trainers, { bucket, namespace: namespace.namespace });
      try {
        const { seconds, object } = await trainOnce(namespace, snapshot, training);
        runs.push({ trainers, seconds, sha256: object.sha256 });
      } finally {
        await stop();
        await clear();
      }
    }
    await namespace.remove();
  } finally {
    await services.stop();
  }
  if (new Set(runs.map(({ sha256 }) => sha256)).size > 1) {
    throw new Error(`The models differ: ${JSON.stringify(runs)}`);
  }
  const times = (trainers: number) =>
    runs.filter((run) => run.trainers === trainers).map(({ seconds }) => seconds);
  return {
    title: `${training.treeCount} extra trees of ${rows.length} rows, in parts`,
    machine: describeMachine(),
    figures: [1, 2, 4].flatMap((trainers) => figuresOf(trainers, times(trainers), Math.min(...times(1)))),
  };
}

function figuresOf(trainers: number, seconds: readonly number[], one: number): Figure[] {
  const best = Math.min(...seconds);
  const time = {
    key: `workers${trainers}_s`,
    meaning: `trainers of one core: ${trainers}, the faster of ${seconds.length} (s)`,
    measured: rounded(best, 1),
    detail: seconds.map((value) => rounded(value, 1)).join(' '),
  };
  if (trainers === 1) return [time];
  const speedup = {
    key: `workers${trainers}_speedup`,
    meaning: `${trainers} trainers, times as fast as one`,
    measured: rounded(one / best, 2),
  };
  return [time, trainers === 2 ? { ...speedup, atLeast: 1.8 } : speedup];
}
