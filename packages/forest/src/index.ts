export { createPredictor, type Predictor } from './create-predictor.js';
export { decodeForest } from './decode-forest.js';
export { encodeForest } from './encode-forest.js';
export type {
  Forest,
  ForestAlgorithm,
  ForestOptions,
  ForestSchema,
  NumericColumn,
  TrainingSet,
  Trees,
} from './forest.js';
export { ForestFormatError } from './forest-format-error.js';
export { forestFromTree, type PlainTree } from './forest-from-tree.js';
export { ForestInputError } from './forest-input-error.js';
export { growTrees, type TreeRange } from './grow-trees.js';
export { mergeTrees } from './merge-trees.js';
export { trainForest } from './train-forest.js';
