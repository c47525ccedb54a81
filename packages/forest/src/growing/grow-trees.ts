import { codeFeature } from '../columns/code-feature.js';
import type { Forest, ForestOptions, ForestSchema, TrainingSet, Trees } from '../forest.js';
import { assembleForest } from '../trees/assemble-forest.js';
import { checkTrainingInput } from './check-training-input.js';
import { checkTreeRange, type TreeRange } from './check-tree-range.js';
import { TreeGrower } from './tree-grower.js';
import { weighClasses } from './weigh-classes.js';

/**
 * Grows part of a forest on the calling thread. Parts that were grown anywhere from the same rows, options and schema, and
 * that together hold each tree once, merge to the forest that one call grows.
 *
 * Throws a `ForestInputError` before any work when rows, options or range are unusable.
 */
export function growTrees(
  set: TrainingSet,
  options: ForestOptions,
  schema: ForestSchema,
  range: TreeRange,
): Forest {
  checkTrainingInput(set, options, schema);
  checkTreeRange(range, options.treeCount);
  const { columns, labels, classCount } = set;
  const featureCount = columns.length;
  const codes = new Uint16Array(labels.length * featureCount);
  const coded = columns.map((_, feature) => codeFeature(set, feature, codes));

  const classWeights = weighClasses(labels, classCount, options.classWeight);
  const mayBeMissing = columns.map((_, f) => set.traits?.[f].mayBeMissing ?? false);
  const rows = { codes, labels, featureCount, classCount, mayBeMissing };
  const grower = new TreeGrower(rows, options, classWeights);
  const trees: Trees[] = [];
  for (let tree = range.first; tree < range.first + range.count; tree++) {
    const grown = grower.grow(tree, () => false);
    if (grown !== null) trees.push(grown);
  }
  return assembleForest(trees, {
    schema,
    options,
    features: coded.map(({ feature }) => feature),
    edges: coded.map(({ edges }) => edges),
    classWeights,
    baseScores: null,
    trainingRows: labels.length,
    firstTree: range.first,
  });
}
