import type { ForestOptions, TrainingSet } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { estimateTrainingMemory } from './estimate-training-memory.js';

/** Throws a `ForestInputError` with both numbers when a training is estimated to take more than `limitBytes`. */
export function checkTrainingMemory(
  set: TrainingSet,
  options: ForestOptions,
  threadCount: number,
  limitBytes: number,
): void {
  const needed = estimateTrainingMemory(set, options, threadCount);
  if (needed <= limitBytes) return;
  const { treeCount } = options;
  throw new ForestInputError(
    `${treeCount} trees of ${set.labels.length} rows on ${threadCount} threads take about ${toMegabytes(needed)} MB of memory, the limit is ${toMegabytes(limitBytes)} MB: grow fewer trees at a time, or from fewer rows.`,
  );
}

function toMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
