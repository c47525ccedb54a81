import type { Forest, ForestOptions, ForestSchema, TrainingSet } from '../forest.js';
import { checkTrainingInput } from '../growing/check-training-input.js';
import { checkTrainingMemory } from '../growing/check-training-memory.js';
import { checkTreeRange, type TreeRange } from '../growing/check-tree-range.js';
import { weighClasses } from '../growing/weigh-classes.js';
import { LaidTrees } from '../trees/laid-trees.js';
import { checkThreadCount } from './check-thread-count.js';
import { dealRows } from './deal-rows.js';
import { runThreads } from './run-threads.js';
import { controlLength, controlWord, type ThreadReport, type ThreadTask } from './thread-task.js';
import { type HarvestedTrees, TreeHarvest } from './tree-harvest.js';

export interface ThreadOptions {
  readonly threadCount: number;
  /** Most bytes that training may be estimated to take; without it as many as there are. */
  readonly memoryLimitBytes?: number;
  /** The trees to grow, as one part of the forest for `mergeForestFiles`; without it all of them. */
  readonly range?: TreeRange;
  /**
   * Whether columns may be taken away instead of copied: those that have memory of their own are empty from then on, and that memory
   * is free as soon as they are coded.
   */
  readonly mayTakeColumns?: boolean;
  /** Called after each tree, in no particular order of trees. */
  readonly onProgress?: (done: { trees: number; of: number }) => void;
  readonly signal?: AbortSignal;
}

/**
 * Grows a forest, or some of its trees, on threads of its own, so that the event loop stays free. The result is the same as that
 * of `growTrees`, to the byte, for any number of threads. Columns in shared memory are read where they are, others are copied
 * once, or taken.
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
  const { threadCount, onProgress, signal, range = { first: 0, count: options.treeCount } } = threadOptions;
  const { memoryLimitBytes = Number.POSITIVE_INFINITY, mayTakeColumns = false } = threadOptions;
  checkTreeRange(range, options.treeCount);
  checkThreadCount(threadCount);
  const partOptions = { ...options, treeCount: range.count };
  checkTrainingMemory(set, partOptions, { threadCount, mayTakeColumns }, memoryLimitBytes);

  const control = new Int32Array(new SharedArrayBuffer(controlLength * Int32Array.BYTES_PER_ELEMENT));
  const classWeights = weighClasses(set.labels, set.classCount, options.classWeight);
  const harvest = new TreeHarvest(
    set.columns.length,
    range,
    new LaidTrees(range.count, { schema, classWeights, baseScores: null }),
  );
  const { coded, trees } = await runThreads<ThreadReport, HarvestedTrees>({
    entry: new URL('./tree-thread.js', import.meta.url),
    starts: startThreads(
      set,
      { options, range, control },
      Math.min(threadCount, range.count),
      mayTakeColumns,
    ),
    control,
    stopWord: controlWord.stop,
    signal,
    receive(report) {
      harvest.receive(report);
      if (report.kind === 'tree') onProgress?.({ trees: harvest.treeCount, of: range.count });
      return harvest.finish();
    },
  });
  return {
    schema,
    options,
    features: coded.map(({ feature }) => feature),
    edges: coded.map(({ edges }) => edges),
    classWeights,
    baseScores: null,
    trainingRows: set.labels.length,
    firstTree: range.first,
    ...trees,
  };
}

function startThreads(
  set: TrainingSet,
  shared: Pick<ThreadTask, 'options' | 'range' | 'control'>,
  threadCount: number,
  mayTakeColumns: boolean,
): { task: ThreadTask; taken: ArrayBuffer[] }[] {
  const cellCount = set.labels.length * set.columns.length;
  const codes = new Uint16Array(new SharedArrayBuffer(cellCount * Uint16Array.BYTES_PER_ELEMENT));
  return dealRows(set, threadCount, mayTakeColumns).map(({ set: dealt, columnsToCode, taken }) => ({
    task: { ...shared, set: dealt, columnsToCode, codes },
    taken,
  }));
}
