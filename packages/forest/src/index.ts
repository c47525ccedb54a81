export type { BoostingOptions, EarlyStopping } from './boosting/boosting-options.js';
export { trainBoosting } from './boosting/train-boosting.js';
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
export { ForestInputError } from './forest-input-error.js';
export { giveBack } from './give-back.js';
export type { TreeRange } from './growing/check-tree-range.js';
export type { ClassWeight } from './growing/class-weight.js';
export { estimateTrainingMemory } from './growing/estimate-training-memory.js';
export { growTrees } from './growing/grow-trees.js';
export { trainForest } from './growing/train-forest.js';
export { decodeForest } from './model-file/decode-forest.js';
export { decodeForestInTurns } from './model-file/decode-forest-in-turns.js';
export { encodeForest } from './model-file/encode-forest.js';
export { estimateMergeMemory } from './model-file/estimate-merge-memory.js';
export { ForestFormatError } from './model-file/forest-format-error.js';
export { mergeForestFiles } from './model-file/merge-forest-files.js';
export { createPredictor, type Predictor } from './prediction/create-predictor.js';
export { prepareForest } from './prepared/prepare-forest.js';
export type { PreparedForest } from './prepared/prepared-forest.js';
export { type Accuracy, measureAccuracy } from './scores/measure-accuracy.js';
export { measureGainImportance } from './scores/measure-gain-importance.js';
export {
  measurePermutationImportance,
  type PermutationImportance,
} from './scores/measure-permutation-importance.js';
export { predictOutOfBag } from './scores/predict-out-of-bag.js';
export { forestFromTree, type PlainTree } from './trees/forest-from-tree.js';
export {
  classOfLeaf,
  drawnRowsOfLeaf,
  isMixedLeaf,
  rowOfLeaf,
} from './trees/leaf-reference.js';
export { leafShares } from './trees/leaf-shares.js';
export { measureCovers } from './trees/measure-covers.js';
export { codeOfQuestion, featureOf, goesRight, missingBitOf } from './trees/question.js';
