import type { TreeRange } from '@canopy/forest';
import type { StoredObject, TrainingSettings } from '@canopy/pipeline-contract';
import { CancellationScope, patched } from '@temporalio/workflow';
import type { Snapshot } from '../activities/contract/dataset.js';
import type { TrainedModel } from '../activities/contract/training.js';
import { planParts } from './plan-parts.js';
import { dropParts, growPartOf, mergeParts, train } from './steps.js';
import { tellFinishedTrees } from './tell-finished-trees.js';
import type { TellStory } from './tell-story.js';

/** Trains in one piece, or in parts that any number of machines take from the queue. The model is the same, to the byte. */
export async function growForest(
  snapshot: Snapshot,
  training: TrainingSettings,
  tell: TellStory,
): Promise<TrainedModel> {
  const ranges = planParts(training, snapshot.trainingRows);
  if (ranges.length === 1 || !patched('forest-in-parts')) return train({ snapshot, training });
  tell(`${training.treeCount} trees in ${ranges.length} parts`);
  const start = Date.now();
  const parts = await growParts(snapshot, training, ranges);
  const model = await mergeParts({ training, parts });
  const seconds = (Date.now() - start) / 1000;
  // What was merged is not needed any more; what stays behind does no harm.
  await dropParts({ parts }).catch(() => undefined);
  return { ...model, seconds };
}

/** Grows all parts at once. If one fails for good the others are stopped, and when this settles none is under way. */
async function growParts(
  { object }: Snapshot,
  training: TrainingSettings,
  ranges: readonly TreeRange[],
): Promise<StoredObject[]> {
  let treesDone = 0;
  tellFinishedTrees({ treesDone, treesInAll: training.treeCount });
  return CancellationScope.cancellable(async () => {
    const scope = CancellationScope.current();
    const failures: unknown[] = [];
    const grown = ranges.map(async (range) => {
      try {
        const part = await growPartOf(range)({ snapshot: object, training, range });
        treesDone += range.count;
        tellFinishedTrees({ treesDone, treesInAll: training.treeCount });
        return [part];
      } catch (error) {
        failures.push(error);
        scope.cancel();
        return [];
      }
    });
    const parts = await Promise.all(grown);
    if (failures.length > 0) throw failures[0];
    return parts.flat();
  });
}
