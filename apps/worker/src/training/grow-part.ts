import { hash } from 'node:crypto';
import { encodeForest, type ForestOptions } from '@canopy/forest';
import { trainForestOnThreads } from '@canopy/forest/threads';
import type { StoredObject, TrainingProgress } from '@canopy/pipeline-contract';
import type { Attendance } from '../activities/attend.js';
import type { GrowPartInput } from '../activities/contract/training.js';
import type { DataStore } from '../objects/create-data-store.js';
import { decodeRowsToTake } from '../snapshot/decode-snapshot.js';
import type { KeptSnapshot } from '../snapshot/keep-snapshot.js';
import { checkReadingMemory } from './check-reading-memory.js';
import { covertypeSchema } from './covertype-schema.js';
import { forestOptions } from './forest-settings.js';
import { trainingSetOf } from './training-set-of.js';

export interface GrowDependencies {
  store: DataStore;
  /** That grow trees. */
  threads: number;
  /** Bytes that growing or joining trees may take. */
  memoryLimit: number;
}

export interface PartDependencies extends GrowDependencies {
  snapshots: KeptSnapshot;
}

/**
 * Grows some trees of a forest and stores them under a name that follows from what they are grown from, so that an attempt that is
 * repeated finds what an earlier one has finished.
 */
export async function growPart(
  { store, snapshots, threads, memoryLimit }: PartDependencies,
  { snapshot, training, range }: GrowPartInput,
  { signal, report }: Attendance<TrainingProgress>,
): Promise<StoredObject> {
  const treesInAll = range.count;
  report({ stage: 'reading', treesDone: 0, treesInAll });
  const options = forestOptions(training);
  const key = keyOf(snapshot, options, range);
  const finished = await store.find(key, signal);
  if (finished !== undefined) return finished.object;

  const memoryLimitBytes = checkReadingMemory(snapshot.bytes, memoryLimit);
  const part = await snapshots.use(snapshot, signal, (bytes) => {
    const rows = decodeRowsToTake(bytes);
    report({ stage: 'growing', treesDone: 0, treesInAll });
    return trainForestOnThreads(trainingSetOf(rows), options, covertypeSchema, {
      threadCount: threads,
      memoryLimitBytes,
      range,
      mayTakeColumns: true,
      signal,
      onProgress: ({ trees, of }) => report({ stage: 'growing', treesDone: trees, treesInAll: of }),
    });
  });
  report({ stage: 'storing', treesDone: treesInAll, treesInAll });
  return (await store.putOnce(key, encodeForest(part), signal)).object;
}

function keyOf({ sha256 }: StoredObject, options: ForestOptions, range: GrowPartInput['range']): string {
  const recipe = hash('sha256', JSON.stringify([covertypeSchema, options]));
  return `parts/${sha256}/${recipe}/${range.first}-${range.count}.forest`;
}
