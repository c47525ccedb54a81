/** Most classes a forest can tell apart: a class id travels in eight bits. */
export const maxClassCount = 256;

/** Most features a forest can read: a feature id travels in fifteen bits. */
export const maxColumnCount = 32_767;

/** Most codes a feature can have, so that a code travels in sixteen bits. */
export const maxCodeCount = 65_536;

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

/** The rows to learn from, column by column. Each column is as long as `labels`; a label is a class id below `classCount`. */
export interface TrainingSet {
  readonly columns: readonly NumericColumn[];
  readonly labels: Uint8Array;
  readonly classCount: number;
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
  /** `balanced` weighs a row by n / (k · count) of its class, where k counts the classes that have rows. */
  readonly classWeight: 'balanced' | 'none';
  /** Any integer from 0 to 2^53 - 1. */
  readonly seed: number;
}

/** The names of features and classes, in the order of columns and class ids. It travels in the model file. */
export interface ForestSchema {
  readonly featureNames: readonly string[];
  readonly classNames: readonly string[];
}

/**
 * Trees as flat arrays.
 *
 * A child is named by a reference: the index of an internal node's first word in `nodes`, or `-1 - leaf`. Leaves below the
 * class count mean "surely this class"; leaf `classCount + i` is row `i` of `distributions`.
 */
export interface Trees {
  /** One reference a tree. */
  readonly roots: Int32Array;
  /** Three words an internal node, each tree in preorder: feature << 16 | code, left reference, right reference. */
  readonly nodes: Int32Array;
  /** Class probabilities of the leaves that are not pure, row-major. */
  readonly distributions: Float32Array;
}

/**
 * A value is coded as the number of its feature's edges that are not above it, in training and prediction alike. A node sends
 * codes up to its own to the left, which is to say values below `edges[feature][code]`.
 */
export interface Forest extends Trees {
  readonly schema: ForestSchema;
  /** Null when the trees were grown elsewhere. */
  readonly options: ForestOptions | null;
  /** Ascending, one array a feature. */
  readonly edges: readonly Float64Array[];
  /** Number of the first tree held: 0 unless this is one of several parts of a forest. */
  readonly firstTree: number;
}
