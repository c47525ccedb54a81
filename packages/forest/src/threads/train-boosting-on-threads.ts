import { assembleBoostedForest } from '../boosting/assemble-boosted-forest.js';
import type { BoostingOptions } from '../boosting/boosting-options.js';
import { createBoostingTask } from '../boosting/boosting-task.js';
import { checkBoostingMemory } from '../boosting/check-boosting-memory.js';
import type { CodedFeature } from '../columns/code-feature.js';
import type { Forest, ForestSchema, TrainingSet, Trees } from '../forest.js';
import { checkTrainingInput } from '../growing/check-training-input.js';
import {
  type BoostingReport,
  type BoostingThreadTask,
  stepWord,
  stepWordCount,
} from './boosting-thread-task.js';
import { checkThreadCount } from './check-thread-count.js';
import { runThreads } from './run-threads.js';
import { shareRows } from './share-rows.js';

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
  const { threadCount, memoryLimitBytes = Number.POSITIVE_INFINITY, onProgress, signal } = threadOptions;
  checkThreadCount(threadCount);
  checkBoostingMemory(set, options, threadCount, memoryLimitBytes);

  const task = createThreadTask(set, options);
  const threads = Math.min(threadCount, set.classCount);
  const coded: CodedFeature[] = new Array(set.columns.length);
  const grown = new Map<number, Trees>();
  let busyCount = threads;
  const trees = await runThreads<BoostingReport, Trees[]>({
    entry: new URL('./boosting-thread.js', import.meta.url),
    starts: Array.from({ length: threads }, () => ({ task })),
    control: task.control,
    stopWord: stepWord.stop,
    signal,
    receive(report) {
      switch (report.kind) {
        case 'column':
          coded[report.column] = report.coded;
          return undefined;
        case 'tree':
          grown.set(report.step, report.grown);
          onProgress?.({ trees: grown.size, of: options.roundCount * set.classCount });
          return undefined;
        case 'end':
          busyCount--;
          return busyCount > 0 ? undefined : inOrderOfSteps(grown);
      }
    },
  });
  return assembleBoostedForest(task.task, coded, trees, schema);
}

function createThreadTask(set: TrainingSet, options: BoostingOptions): BoostingThreadTask {
  return {
    task: createBoostingTask(shareRows(set), options, (bytes) => new SharedArrayBuffer(bytes)),
    control: new Int32Array(new SharedArrayBuffer(stepWordCount * Int32Array.BYTES_PER_ELEMENT)),
  };
}

function inOrderOfSteps(grown: ReadonlyMap<number, Trees>): Trees[] {
  return [...grown].sort(([one], [other]) => one - other).map(([, trees]) => trees);
}
