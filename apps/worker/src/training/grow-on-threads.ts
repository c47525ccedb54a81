import type { Forest } from '@canopy/forest';
import { trainBoostingOnThreads, trainForestOnThreads } from '@canopy/forest/threads';
import type { TrainingProgress, TrainingSettings } from '@canopy/pipeline-contract';
import type { Attendance } from '../activities/attend.js';
import type { LabelledColumns } from '../snapshot/decode-snapshot.js';
import { boostingHyperparameters, boostingOptions } from './boosting-settings.js';
import { covertypeSchema } from './covertype-schema.js';
import { forestOptions, hyperparametersOf } from './forest-settings.js';
import { trainingSetOf } from './training-set-of.js';

/** Trees and every setting that they depend on. */
export interface Growth {
  forest: Forest;
  hyperparameters: Record<string, string>;
}

/**
 * Grows all trees of a forest, or boosts them, on threads, and tells how many are grown. A forest takes the columns away that do not
 * lie in shared memory.
 */
export async function growOnThreads(
  rows: LabelledColumns,
  settings: TrainingSettings,
  { threads, memoryLimitBytes }: { threads: number; memoryLimitBytes: number },
  { signal, report }: Attendance<TrainingProgress>,
): Promise<Growth> {
  const set = trainingSetOf(rows);
  const onThreads = {
    threadCount: threads,
    memoryLimitBytes,
    signal,
    onProgress: ({ trees, of }: { trees: number; of: number }) =>
      report({ stage: 'growing', treesDone: trees, treesInAll: of }),
  };
  if (settings.algorithm === 'gradient_boosting') {
    const options = boostingOptions(settings);
    const forest = await trainBoostingOnThreads(set, options, covertypeSchema, onThreads);
    return { forest, hyperparameters: boostingHyperparameters(options) };
  }
  const options = forestOptions(settings);
  const forest = await trainForestOnThreads(set, options, covertypeSchema, {
    ...onThreads,
    mayTakeColumns: true,
  });
  return { forest, hyperparameters: hyperparametersOf(options) };
}
