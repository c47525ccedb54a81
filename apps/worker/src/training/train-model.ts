import { encodeForest, type Forest } from '@canopy/forest';
import { trainForestOnThreads } from '@canopy/forest/threads';
import type { TrainingProgress, TrainingSettings } from '@canopy/pipeline-contract';
import type { Attendance } from '../activities/attend.js';
import type { TrainedModel, TrainInput } from '../activities/pipeline-activities.js';
import type { DataStore } from '../objects/create-data-store.js';
import { decodeSnapshot, type LabelledColumns } from '../snapshot/decode-snapshot.js';
import { covertypeSchema } from './covertype-schema.js';
import { cartHyperparameters, forestOptions, hyperparametersOf, maxCartRows } from './forest-settings.js';
import { growCart } from './grow-cart.js';

export interface TrainDependencies {
  store: DataStore;
  /** That grow trees. */
  threads: number;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
}

interface Growth {
  forest: Forest;
  hyperparameters: Record<string, string>;
}

/** Trains on the rows of a snapshot that are not held out, and stores the model under the hash of its bytes. */
export async function trainModel(
  { store, threads, now }: TrainDependencies,
  { snapshot, training }: TrainInput,
  { signal, report }: Attendance<TrainingProgress>,
): Promise<TrainedModel> {
  const treesInAll = training.algorithm === 'cart' ? 1 : training.treeCount;
  report({ stage: 'reading', treesDone: 0, treesInAll });
  const { training: rows } = decodeSnapshot(await store.read(snapshot.object, signal));

  const start = now();
  report({ stage: 'growing', treesDone: 0, treesInAll });
  const { forest, hyperparameters } = await grow(rows, training, threads, { signal, report });
  const seconds = (now() - start) / 1000;

  report({ stage: 'storing', treesDone: treesInAll, treesInAll });
  const kind = { folder: 'models', extension: 'forest', contentType: 'application/octet-stream' };
  return { object: await store.putByHash(kind, encodeForest(forest), signal), hyperparameters, seconds };
}

async function grow(
  rows: LabelledColumns,
  settings: TrainingSettings,
  threads: number,
  { signal, report }: Attendance<TrainingProgress>,
): Promise<Growth> {
  const { algorithm } = settings;
  switch (algorithm) {
    case 'cart':
      return {
        forest: await growCart(rows, maxCartRows, covertypeSchema, signal),
        hyperparameters: cartHyperparameters,
      };
    case 'extra_trees':
    case 'random_forest': {
      const options = forestOptions(algorithm, settings);
      const set = { ...rows, classCount: covertypeSchema.classNames.length };
      const forest = await trainForestOnThreads(set, options, covertypeSchema, {
        threadCount: threads,
        signal,
        onProgress: ({ trees, of }) => report({ stage: 'growing', treesDone: trees, treesInAll: of }),
      });
      return { forest, hyperparameters: hyperparametersOf(options) };
    }
  }
}
