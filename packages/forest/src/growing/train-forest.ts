import type { Forest, ForestOptions, ForestSchema, TrainingSet } from '../forest.js';
import { growTrees } from './grow-trees.js';

/**
 * Grows a whole forest on the calling thread, which stays busy until it is done.
 *
 * Throws a `ForestInputError` before any work when the rows or the options are unusable.
 */
export function trainForest(set: TrainingSet, options: ForestOptions, schema: ForestSchema): Forest {
  return growTrees(set, options, schema, { first: 0, count: options.treeCount });
}
