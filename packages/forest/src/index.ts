export type { BoostingOptions, EarlyStopping } from './boosting/boosting-options.js';
export { trainBoosting } from './boosting/train-boosting.js';
export type { TreeRange } from './check-tree-range.js';
export type { ClassWeight } from './class-weight.js';
export { createPredictor, type Predictor } from './create-predictor.js';
export { decodeForest } from './decode-forest.js';
export { decodeForestInTurns } from './decode-forest-in-turns.js';
export { encodeForest } from './encode-forest.js';
export { estimateTrainingMemory } from './estimate-training-memory.js';
export { createExplainer, type Explainer } from './explain/create-explainer.js';
export {
  type ColumnTraits,
  type Feature,
  type Forest,
  type ForestAlgorithm,
  type ForestOptions,
  type ForestSchema,
  missingCode,
  type NumericColumn,
  type TrainingSet,
  type Trees,
} from './forest.js';
export { ForestFormatError } from './forest-format-error.js';
export { forestFromTree, type PlainTree } from './forest-from-tree.js';
export { ForestInputError } from './forest-input-error.js';
export { growTrees } from './grow-trees.js';
export {
  classOfLeaf,
  drawnRowsOfLeaf,
  isMixedLeaf,
  rowOfLeaf,
} from './leaf-reference.js';
export { leafShares } from './leaf-shares.js';
export { type Accuracy, measureAccuracy } from './measure-accuracy.js';
export { measureCovers } from './measure-covers.js';
export { measureGainImportance } from './measure-gain-importance.js';
export {
  measurePermutationImportance,
  type PermutationImportance,
} from './measure-permutation-importance.js';
export { mergeTrees } from './merge-trees.js';
export { predictOutOfBag } from './predict-out-of-bag.js';
export { codeOfQuestion, featureOf, goesRight, missingBitOf } from './question.js';
export { trainForest } from './train-forest.js';
