import type { ForestOptions, TrainingSet } from '../forest.js';
import { estimateTrainingMemory } from './estimate-training-memory.js';
import { refuseMemory } from './refuse-memory.js';

/** Throws a `ForestInputError` with both numbers when a training is estimated to take more than `limitBytes`. */
export function checkTrainingMemory(
  set: TrainingSet,
  options: ForestOptions,
  threads: { threadCount: number; mayTakeColumns?: boolean },
  limitBytes: number,
): void {
  const needed = estimateTrainingMemory(set, options, threads);
  if (needed <= limitBytes) return;
  refuseMemory(
    `${options.treeCount} trees of ${set.labels.length} rows on ${threads.threadCount} threads`,
    { needed, limitBytes },
    'grow fewer trees at a time, or from fewer rows',
  );
}
