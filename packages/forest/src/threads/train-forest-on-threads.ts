import { Worker } from 'node:worker_threads';
import type { CodedFeature } from '../columns/code-feature.js';
import type { Forest, ForestOptions, ForestSchema, TrainingSet, Trees } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { checkTrainingInput } from '../growing/check-training-input.js';
import { checkTrainingMemory } from '../growing/check-training-memory.js';
import { checkTreeRange, type TreeRange } from '../growing/check-tree-range.js';
import { weighClasses } from '../growing/weigh-classes.js';
import { LaidTrees } from '../trees/laid-trees.js';
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
    const classWeights = weighClasses(set.labels, set.classCount, options.classWeight);
    const laid = new LaidTrees(range.count, { schema, classWeights, baseScores: null });
    const coded = await collectReports(workers, task, laid, threadOptions);
    return {
      schema,
      options,
      features: coded.map(({ feature }) => feature),
      edges: coded.map(({ edges }) => edges),
      classWeights,
      baseScores: null,
      trainingRows: set.labels.length,
      firstTree: range.first,
      ...laid.finish(),
    };
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

/** Lays trees in their order; resolves when every column and every tree was reported, rejects when a thread fails or the signal is aborted. */
function collectReports(
  workers: readonly Worker[],
  task: ThreadTask,
  laid: LaidTrees,
  { onProgress, signal }: ThreadOptions,
): Promise<CodedFeature[]> {
  const { promise, resolve, reject } = Promise.withResolvers<CodedFeature[]>();
  const { first, count } = task.range;
  const coded: CodedFeature[] = new Array(task.set.columns.length);
  /** Trees that came before others that belong before them. */
  const early = new Map<number, Trees>();
  let nextTree = first;
  let missingColumns = task.set.columns.length;
  let missingTrees = count;

  function receive(report: ThreadReport): void {
    if (report.kind === 'column') {
      coded[report.column] = report.coded;
      missingColumns--;
    } else {
      early.set(report.tree, report.grown);
      layTrees();
      missingTrees--;
      onProgress?.({ trees: count - missingTrees, of: count });
    }
    if (missingColumns === 0 && missingTrees === 0) resolve(coded);
  }

  function layTrees(): void {
    for (let tree = early.get(nextTree); tree !== undefined; tree = early.get(nextTree)) {
      laid.add(tree);
      early.delete(nextTree++);
      giveBack(tree.nodes);
      giveBack(tree.mixedLeaves);
    }
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

/** Frees memory at once, since the collector does not hurry for what lies outside its heap. */
function giveBack({ buffer }: Int32Array | Uint32Array | Float32Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
