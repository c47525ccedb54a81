import type { Forest, ForestSchema, TrainingSet, Trees } from '../forest.js';
import { checkTrainingInput } from '../growing/check-training-input.js';
import { assembleBoostedForest } from './assemble-boosted-forest.js';
import { binFeature } from './bin-feature.js';
import { Booster } from './booster.js';
import type { BoostingOptions } from './boosting-options.js';
import { createBoostingTask } from './boosting-task.js';

/**
 * Boosts trees on the calling thread, which stays busy until it is done.
 *
 * Throws a `ForestInputError` before any work when the rows or the options are unusable.
 */
export function trainBoosting(set: TrainingSet, options: BoostingOptions, schema: ForestSchema): Forest {
  checkTrainingInput(set, options, schema);
  const task = createBoostingTask(set, options);
  const coded = set.columns.map((_, feature) => binFeature(set, feature, task.rows));
  const booster = new Booster(task);
  const trees: Trees[] = [];
  for (let step = 0; step < booster.stepCount && !booster.isOver(step); step++) {
    const grown = booster.take(step, () => false);
    if (grown !== null) trees.push(grown);
  }
  return assembleBoostedForest(task, coded, trees, schema);
}
