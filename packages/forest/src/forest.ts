import type { BoostingOptions } from './boosting/boosting-options.js';
import type { ClassWeight } from './growing/class-weight.js';

/** Most classes a forest can tell apart: a class id travels in eight bits. */
export const maxClassCount = 256;

/** Most features a forest can read: a feature id travels in fifteen bits. */
export const maxColumnCount = 32_767;

/** The code of a missing value: the last that fits into sixteen bits, above that of every value. */
export const missingCode = 65_535;

/** Most codes that a feature's values can have. */
export const maxCodeCount = 65_535;

export type ForestAlgorithm = 'extra_trees' | 'random_forest';

/** Any typed array of ordinary numbers, in private or in shared memory. */
export type NumericColumn =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray;

/** What the values of a column are. */
export interface ColumnTraits {
  /** Names by number, of which none is more than another; otherwise values are ordinary numbers. */
  readonly isCategorical: boolean;
  /** Whether NaN may stand for a value that is missing. */
  readonly mayBeMissing: boolean;
}

/** The rows to learn from, column by column. Each column is as long as `labels`; a label is a class id below `classCount`. */
export interface TrainingSet {
  readonly columns: readonly NumericColumn[];
  readonly labels: Uint8Array;
  readonly classCount: number;
  /** One a column; without them all columns are ordinary numbers of which none is missing. */
  readonly traits?: readonly ColumnTraits[];
}

/** How a forest is grown. The same options on the same rows give the same bytes, on any machine and any number of threads. */
export interface ForestOptions {
  readonly algorithm: ForestAlgorithm;
  readonly treeCount: number;
  /** Features looked at in each node; more are drawn only while none of them can divide the node's rows. */
  readonly maxFeatures: number;
  /** Most questions between the root and a leaf; null for no bound. */
  readonly maxDepth: number | null;
  /** Fewest distinct rows in a leaf, however often a bootstrap drew each of them. */
  readonly minSamplesLeaf: number;
  /** Whether a tree learns from as many draws as there are rows, with replacement, or from each row once. */
  readonly bootstrap: boolean;
  readonly classWeight: ClassWeight;
  /** Any integer from 0 to 2^53 - 1. */
  readonly seed: number;
}

/** The names of features and classes, in the order of columns and class ids. It travels in the model file. */
export interface ForestSchema {
  readonly featureNames: readonly string[];
  readonly classNames: readonly string[];
}

/** What a forest knows of a feature beside its name. The rank of a category is its place among the categories. */
export type Feature =
  | { readonly kind: 'numeric' }
  | { readonly kind: 'categorical'; readonly categories: Float64Array };

/**
 * Trees as flat arrays. A reference names a child: the index of an internal node's first word in `nodes`, or, below 0, a leaf as
 * `trees/leaf-reference.ts` has it.
 */
export interface Trees {
  /** One reference a tree. */
  readonly roots: Int32Array;
  /**
   * Three words an internal node, each tree in preorder: question (`trees/question.ts`), left reference, right reference.
   */
  readonly nodes: Int32Array;
  /**
   * A row of classes for each leaf that is not pure: how many of the drawn rows it holds of each, or, as floats, the share of
   * each in a forest of which nobody knows how many rows went where. Of boosted trees a row of two for each leaf: what it adds to
   * a score, and how many rows it holds.
   */
  readonly mixedLeaves: Uint32Array | Float32Array;
}

/**
 * A value is coded as the number of its feature's edges that are not above it, in training and prediction alike, and a missing
 * one as `missingCode`. A category counts as its rank; one that training did not see is missing. A node sends codes up to its
 * own to the left, which is to say values below `edges[feature][code]`.
 */
export interface Forest extends Trees {
  readonly schema: ForestSchema;
  /** Null when the trees were grown elsewhere. */
  readonly options: ForestOptions | BoostingOptions | null;
  readonly features: readonly Feature[];
  /** Ascending, one array a feature: between values, or between the ranks of categories. */
  readonly edges: readonly Float64Array[];
  /**
   * The weight of a row of each class, which together with the counts of leaves makes shares and covers. Null where leaves hold
   * shares; where missing values go is not known then either.
   */
  readonly classWeights: Float64Array | null;
  /**
   * Where the score of each class begins in a boosted forest: tree t then adds to that of class t modulo the number of classes, and
   * probabilities are the softmax of scores. Null where a probability is the mean over trees.
   */
  readonly baseScores: Float64Array | null;
  /** How many rows there were to learn from; null when the trees were grown elsewhere or written in format 1. */
  readonly trainingRows: number | null;
  /** Number of the first tree held: 0 unless this is one of several parts of a forest. */
  readonly firstTree: number;
}
