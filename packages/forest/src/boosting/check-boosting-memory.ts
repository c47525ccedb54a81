import type { TrainingSet } from '../forest.js';
import { refuseMemory } from '../growing/refuse-memory.js';
import type { BoostingOptions } from './boosting-options.js';
import { estimateBoostingMemory } from './estimate-boosting-memory.js';

/** Throws a `ForestInputError` with both numbers when boosting is estimated to take more than `limitBytes`. */
export function checkBoostingMemory(
  set: TrainingSet,
  options: BoostingOptions,
  threadCount: number,
  limitBytes: number,
): void {
  const needed = estimateBoostingMemory(set, options, threadCount);
  if (needed <= limitBytes) return;
  refuseMemory(
    `${options.roundCount} rounds of ${set.classCount} trees with ${options.maxLeaves} leaves, of ${set.labels.length} rows on ${threadCount} threads,`,
    { needed, limitBytes },
    'take fewer rounds, leaves or rows',
  );
}
