import { Worker } from 'node:worker_threads';
import { assembleBoostedForest } from '../boosting/assemble-boosted-forest.js';
import type { BoostingOptions } from '../boosting/boosting-options.js';
import { createBoostingTask } from '../boosting/boosting-task.js';
import { checkBoostingMemory } from '../boosting/check-boosting-memory.js';
import type { CodedFeature } from '../columns/code-feature.js';
import type { Forest, ForestSchema, TrainingSet, Trees } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { checkTrainingInput } from '../growing/check-training-input.js';
import {
  type BoostingReport,
  type BoostingThreadTask,
  stepWord,
  stepWordCount,
} from './boosting-thread-task.js';
import { copyToShared } from './copy-to-shared.js';

export interface BoostingThreadOptions {
  readonly threadCount: number;
  /** Most bytes that boosting may take by its estimate, beside columns in shared memory; without it, any. */
  readonly memoryLimitBytes?: number;
  /** Called after each tree; `of` is how many there are unless boosting stops early. */
  readonly onProgress?: (done: { trees: number; of: number }) => void;
  readonly signal?: AbortSignal;
}

/**
 * Boosts trees on threads of their own, so that the event loop stays free; those of a round, one a class, grow side by side. The
 * result is that of `trainBoosting`, to the byte, for any number of threads. Columns in shared memory are read where they are,
 * others are copied once.
 *
 * Rejects with a `ForestInputError` before any work when rows or options are unusable, and with the signal's reason once it is
 * aborted. When the promise settles, no thread is left.
 */
export async function trainBoostingOnThreads(
  set: TrainingSet,
  options: BoostingOptions,
  schema: ForestSchema,
  threadOptions: BoostingThreadOptions,
): Promise<Forest> {
  checkTrainingInput(set, options, schema);
  const { threadCount, memoryLimitBytes = Number.POSITIVE_INFINITY, signal } = threadOptions;
  if (!Number.isInteger(threadCount) || threadCount < 1) {
    throw new ForestInputError(`threadCount must be an integer of at least 1, not ${threadCount}.`);
  }
  checkBoostingMemory(set, options, threadCount, memoryLimitBytes);
  signal?.throwIfAborted();

  const workerData = createThreadTask(set, options);
  const workers = Array.from(
    { length: Math.min(threadCount, set.classCount) },
    () => new Worker(new URL('./boosting-thread.js', import.meta.url), { workerData, execArgv: [] }),
  );
  try {
    const { coded, trees } = await collectReports(workers, workerData, threadOptions);
    return assembleBoostedForest(workerData.task, coded, trees, schema);
  } finally {
    Atomics.store(workerData.control, stepWord.stop, 1);
    // Node 24 can hang in process.exit() while a thread is alive (nodejs/node#54918).
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function createThreadTask(set: TrainingSet, options: BoostingOptions): BoostingThreadTask {
  const shared = {
    ...set,
    columns: set.columns.map((column) => copyToShared(column)),
    labels: copyToShared(set.labels),
  };
  return {
    task: createBoostingTask(shared, options, (bytes) => new SharedArrayBuffer(bytes)),
    control: new Int32Array(new SharedArrayBuffer(stepWordCount * Int32Array.BYTES_PER_ELEMENT)),
  };
}

interface Harvest {
  readonly coded: CodedFeature[];
  /** In the order of their steps. */
  readonly trees: Trees[];
}

/** Resolves when every thread has ended its work; rejects when one fails or the signal is aborted. */
function collectReports(
  workers: readonly Worker[],
  { task }: BoostingThreadTask,
  { onProgress, signal }: BoostingThreadOptions,
): Promise<Harvest> {
  const { promise, resolve, reject } = Promise.withResolvers<Harvest>();
  const treeCount = task.options.roundCount * task.set.classCount;
  const coded: CodedFeature[] = new Array(task.set.columns.length);
  const grown = new Map<number, Trees>();
  let busyCount = workers.length;

  function receive(report: BoostingReport): void {
    switch (report.kind) {
      case 'column':
        coded[report.column] = report.coded;
        return;
      case 'tree':
        grown.set(report.step, report.grown);
        onProgress?.({ trees: grown.size, of: treeCount });
        return;
      case 'end':
        busyCount--;
        if (busyCount > 0) return;
        resolve({ coded, trees: [...grown].sort(([one], [other]) => one - other).map(([, trees]) => trees) });
    }
  }

  for (const worker of workers) {
    worker.on('message', (report: BoostingReport) => {
      try {
        receive(report);
      } catch (error) {
        reject(error);
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code !== 0) reject(new Error(`A boosting thread ended early with exit code ${code}.`));
    });
  }
  const abort = () => reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  return promise.finally(() => signal?.removeEventListener('abort', abort));
}
