import { encodeForest, type Forest } from '@canopy/forest';
import { trainForestOnThreads } from '@canopy/forest/threads';
import type { TrainingProgress, TrainingSettings } from '@canopy/pipeline-contract';
import type { Attendance } from '../activities/attend.js';
import type { TrainedModel, TrainInput } from '../activities/contract/training.js';
import { decodeTrainingRows, type LabelledColumns } from '../snapshot/decode-snapshot.js';
import { checkReadingMemory } from './check-reading-memory.js';
import { covertypeSchema } from './covertype-schema.js';
import { cartHyperparameters, forestOptions, hyperparametersOf, maxCartRows } from './forest-settings.js';
import { growCart } from './grow-cart.js';
import type { GrowDependencies } from './grow-part.js';
import { modelKind } from './model-kind.js';
import { trainingSetOf } from './training-set-of.js';

export interface TrainDependencies extends GrowDependencies {
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
}

interface Growth {
  forest: Forest;
  hyperparameters: Record<string, string>;
}

/** Trains on the rows of a snapshot that are not held out, and stores the model under the hash of its bytes. */
export async function trainModel(
  { store, threads, memoryLimit, now }: TrainDependencies,
  { snapshot, training }: TrainInput,
  { signal, report }: Attendance<TrainingProgress>,
): Promise<TrainedModel> {
  const { object } = snapshot;
  const memoryLimitBytes = checkReadingMemory(object.bytes, memoryLimit);
  const treesInAll = training.algorithm === 'cart' ? 1 : training.treeCount;
  report({ stage: 'reading', treesDone: 0, treesInAll });
  const rows = decodeTrainingRows(await store.read(object, signal));

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
  { threads, memoryLimitBytes }: { threads: number; memoryLimitBytes: number },
  { signal, report }: Attendance<TrainingProgress>,
): Promise<Growth> {
  if (settings.algorithm === 'cart') {
    const forest = await growCart(rows, maxCartRows, covertypeSchema, signal);
    return { forest, hyperparameters: cartHyperparameters };
  }
  const options = forestOptions(settings);
  const forest = await trainForestOnThreads(trainingSetOf(rows), options, covertypeSchema, {
    threadCount: threads,
    memoryLimitBytes,
    signal,
    onProgress: ({ trees, of }) => report({ stage: 'growing', treesDone: trees, treesInAll: of }),
  });
  return { forest, hyperparameters: hyperparametersOf(options) };
}
