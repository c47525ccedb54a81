import { Worker } from 'node:worker_threads';
import type { CodedFeature } from '../columns/code-feature.js';
import type { Forest, ForestOptions, ForestSchema, TrainingSet, Trees } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { checkTrainingInput } from '../growing/check-training-input.js';
import { checkTrainingMemory } from '../growing/check-training-memory.js';
import { checkTreeRange, type TreeRange } from '../growing/check-tree-range.js';
import { weighClasses } from '../growing/weigh-classes.js';
import { assembleForest } from '../trees/assemble-forest.js';
import { copyToShared } from './copy-to-shared.js';
import { controlLength, controlWord, type ThreadReport, type ThreadTask } from './thread-task.js';

export interface ThreadOptions {
  readonly threadCount: number;
  /** Most bytes that training may be estimated to take; without it as many as there are. */
  readonly memoryLimitBytes?: number;
  /** The trees to grow, as one part of the forest for `mergeTrees`; without it all of them. */
  readonly range?: TreeRange;
  /** Called after each tree, in no particular order of trees. */
  readonly onProgress?: (done: { trees: number; of: number }) => void;
  readonly signal?: AbortSignal;
}

/**
 * Grows a forest, or some of its trees, on threads of its own, so that the event loop stays free. The result is the same as that
 * of `growTrees`, to the byte, for any number of threads. Columns in shared memory are read where they are, others are copied
 * once.
 *
 * Rejects with a `ForestInputError` before any work when rows, options or range are unusable or the memory limit is too low for
 * them, and with the signal's reason once it is aborted. When the promise settles, no thread is left.
 */
export async function trainForestOnThreads(
  set: TrainingSet,
  options: ForestOptions,
  schema: ForestSchema,
  threadOptions: ThreadOptions,
): Promise<Forest> {
  checkTrainingInput(set, options, schema);
  const { threadCount, signal, range = { first: 0, count: options.treeCount } } = threadOptions;
  const { memoryLimitBytes = Number.POSITIVE_INFINITY } = threadOptions;
  checkTreeRange(range, options.treeCount);
  if (!Number.isInteger(threadCount) || threadCount < 1) {
    throw new ForestInputError(`threadCount must be an integer of at least 1, not ${threadCount}.`);
  }
  checkTrainingMemory(set, { ...options, treeCount: range.count }, threadCount, memoryLimitBytes);
  signal?.throwIfAborted();

  const task = createTask(set, options, range);
  const workers = Array.from(
    { length: Math.min(threadCount, range.count) },
    () => new Worker(new URL('./tree-thread.js', import.meta.url), { workerData: task, execArgv: [] }),
  );
  try {
    const { coded, trees } = await collectReports(workers, task, threadOptions);
    return assembleForest(trees, {
      schema,
      options,
      features: coded.map(({ feature }) => feature),
      edges: coded.map(({ edges }) => edges),
      classWeights: weighClasses(set.labels, set.classCount, options.classWeight),
      baseScores: null,
      trainingRows: set.labels.length,
      firstTree: range.first,
    });
  } finally {
    Atomics.store(task.control, controlWord.stop, 1);
    // Node 24 can hang in process.exit() while a thread is alive (nodejs/node#54918).
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function createTask(set: TrainingSet, options: ForestOptions, range: TreeRange): ThreadTask {
  const { columns, labels } = set;
  const cellCount = labels.length * columns.length;
  return {
    set: { ...set, columns: columns.map((column) => copyToShared(column)), labels: copyToShared(labels) },
    options,
    range,
    codes: new Uint16Array(new SharedArrayBuffer(cellCount * Uint16Array.BYTES_PER_ELEMENT)),
    control: new Int32Array(new SharedArrayBuffer(controlLength * Int32Array.BYTES_PER_ELEMENT)),
  };
}

interface Harvest {
  readonly coded: CodedFeature[];
  readonly trees: Trees[];
}

/** Resolves when every column and every tree was reported; rejects when a thread fails or the signal is aborted. */
function collectReports(
  workers: readonly Worker[],
  task: ThreadTask,
  { onProgress, signal }: ThreadOptions,
): Promise<Harvest> {
  const { promise, resolve, reject } = Promise.withResolvers<Harvest>();
  const { first, count } = task.range;
  const coded: CodedFeature[] = new Array(task.set.columns.length);
  const trees: Trees[] = new Array(count);
  let missingColumns = task.set.columns.length;
  let missingTrees = count;

  function receive(report: ThreadReport): void {
    if (report.kind === 'column') {
      coded[report.column] = report.coded;
      missingColumns--;
    } else {
      trees[report.tree - first] = report.grown;
      missingTrees--;
      onProgress?.({ trees: count - missingTrees, of: count });
    }
    if (missingColumns === 0 && missingTrees === 0) resolve({ coded, trees });
  }

  for (const worker of workers) {
    worker.on('message', (report: ThreadReport) => {
      try {
        receive(report);
      } catch (error) {
        reject(error);
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code !== 0) reject(new Error(`A training thread ended early with exit code ${code}.`));
    });
  }
  const abort = () => reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  return promise.finally(() => signal?.removeEventListener('abort', abort));
}
