import type { BoostingOptions } from '../boosting/boosting-options.js';
import type { Forest, ForestOptions, ForestSchema } from '../forest.js';
import { leafWidthOf } from '../trees/leaf-width.js';
import { featureWidthOf, headerLength } from './forest-format.js';

/** What a forest file says in words, and how long its parts are. */
export interface ForestMetadata {
  readonly schema: ForestSchema;
  readonly options: ForestOptions | BoostingOptions | null;
  readonly classWeights: readonly number[] | null;
  readonly baseScores: readonly number[] | null;
  readonly trainingRows: number | null;
  readonly firstTree: number;
  readonly features: readonly FeatureMetadata[];
  readonly treeCount: number;
  readonly nodeCount: number;
  readonly mixedLeafCount: number;
  /** Bytes of all leaves. */
  readonly leafLength: number;
}

export interface FeatureMetadata {
  readonly kind: 'numeric' | 'categorical';
  /** Edges or categories in the file. */
  readonly valueCount: number;
}

export function describeForest(forest: Forest, leafLength: number): ForestMetadata {
  const { schema, options, classWeights, baseScores, trainingRows, firstTree, features, edges } = forest;
  return {
    schema,
    options,
    classWeights: classWeights === null ? null : [...classWeights],
    baseScores: baseScores === null ? null : [...baseScores],
    trainingRows,
    firstTree,
    features: features.map((feature, f) => ({
      kind: feature.kind,
      valueCount: feature.kind === 'numeric' ? edges[f].length : feature.categories.length,
    })),
    treeCount: forest.roots.length,
    nodeCount: forest.nodes.length / 3,
    mixedLeafCount: forest.mixedLeaves.length / leafWidthOf(forest),
    leafLength,
  };
}

/** Where each part of the file begins, in bytes from its start, and where the last one ends. */
export interface ForestLayout {
  readonly values: number;
  readonly treeSizes: number;
  readonly rootKinds: number;
  readonly features: number;
  readonly codes: number;
  readonly childKinds: number;
  readonly leaves: number;
  readonly end: number;
}

export function layOutForest(metadata: ForestMetadata, jsonLength: number): ForestLayout {
  const { features: described, treeCount, nodeCount, leafLength } = metadata;
  const values = headerLength + jsonLength;
  const treeSizes = values + 8 * described.reduce((sum, { valueCount }) => sum + valueCount, 0);
  const rootKinds = treeSizes + 4 * treeCount;
  const features = rootKinds + treeCount;
  const codes = features + featureWidthOf(described.length) * nodeCount;
  const childKinds = codes + 2 * nodeCount;
  const leaves = childKinds + nodeCount;
  return { values, treeSizes, rootKinds, features, codes, childKinds, leaves, end: leaves + leafLength };
}
