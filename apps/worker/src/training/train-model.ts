import { encodeForest } from '@canopy/forest';
import type { TrainingProgress, TrainingSettings } from '@canopy/pipeline-contract';
import type { Attendance } from '../activities/attend.js';
import type { TrainedModel, TrainInput } from '../activities/contract/training.js';
import { decodeRowsToTake, decodeTrainingRows, type LabelledColumns } from '../snapshot/decode-snapshot.js';
import { checkReadingMemory } from './check-reading-memory.js';
import { countTrees } from './count-trees.js';
import { covertypeSchema } from './covertype-schema.js';
import { cartHyperparameters, maxCartRows } from './forest-settings.js';
import { growCart } from './grow-cart.js';
import { type Growth, growOnThreads } from './grow-on-threads.js';
import type { GrowDependencies } from './grow-part.js';
import { modelKind } from './model-kind.js';

export interface TrainDependencies extends GrowDependencies {
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
}

/** Trains on the rows of a snapshot that are not held out, and stores the model under the hash of its bytes. */
export async function trainModel(
  { store, threads, memoryLimit, now }: TrainDependencies,
  { snapshot, training }: TrainInput,
  { signal, report }: Attendance<TrainingProgress>,
): Promise<TrainedModel> {
  const { object } = snapshot;
  const memoryLimitBytes = checkReadingMemory(object.bytes, memoryLimit);
  const treesInAll = countTrees(training);
  report({ stage: 'reading', treesDone: 0, treesInAll });
  // Boosting reads its rows on every thread.
  const decode = training.algorithm === 'gradient_boosting' ? decodeTrainingRows : decodeRowsToTake;
  const rows = decode(await store.read(object, signal));

  const start = now();
  report({ stage: 'growing', treesDone: 0, treesInAll });
  const { forest, hyperparameters } = await grow(
    rows,
    training,
    { threads, memoryLimitBytes },
    { signal, report },
  );
  const seconds = (now() - start) / 1000;

  report({ stage: 'storing', treesDone: treesInAll, treesInAll });
  return { object: await store.putByHash(modelKind, encodeForest(forest), signal), hyperparameters, seconds };
}

async function grow(
  rows: LabelledColumns,
  settings: TrainingSettings,
  limits: { threads: number; memoryLimitBytes: number },
  attendance: Attendance<TrainingProgress>,
): Promise<Growth> {
  if (settings.algorithm !== 'cart') return growOnThreads(rows, settings, limits, attendance);
  const forest = await growCart(rows, maxCartRows, covertypeSchema, attendance.signal);
  return { forest, hyperparameters: cartHyperparameters };
}
