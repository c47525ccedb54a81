import type { CodedFeature } from '../columns/code-feature.js';
import type { Forest, ForestSchema, Trees } from '../forest.js';
import { assembleForest } from '../trees/assemble-forest.js';
import { Booster } from './booster.js';
import type { BoostingTask } from './boosting-task.js';

/** Makes a model of the trees that were boosted, in the order of their steps, and leaves out those that early stopping gives up. */
export function assembleBoostedForest(
  task: BoostingTask,
  coded: readonly CodedFeature[],
  trees: readonly Trees[],
  schema: ForestSchema,
): Forest {
  const { labels, classCount } = task.set;
  const roundCount = new Booster(task).countKeptRounds(Math.floor(trees.length / classCount));
  return assembleForest(trees.slice(0, roundCount * classCount), {
    schema,
    options: task.options,
    features: coded.map(({ feature }) => feature),
    edges: coded.map(({ edges }) => edges),
    classWeights: Float64Array.from(task.classWeights),
    baseScores: Float64Array.from(task.baseScores),
    trainingRows: labels.length,
    firstTree: 0,
  });
}
