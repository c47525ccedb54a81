import type { BoostingOptions } from '../boosting/boosting-options.js';
import { orderBoostingOptions } from '../boosting/order-boosting-options.js';
import type { ForestOptions } from '../forest.js';
import type { ForestMetadata } from './forest-metadata.js';

/** The JSON of a forest file, with its keys in one order, so that equal forests are equal bytes. */
export function encodeMetadata({ schema, options, ...rest }: ForestMetadata): Uint8Array {
  const { classWeights, baseScores, trainingRows, firstTree, features, ...counts } = rest;
  const { treeCount, nodeCount, mixedLeafCount, leafLength } = counts;
  const ordered: ForestMetadata = {
    schema: { featureNames: schema.featureNames, classNames: schema.classNames },
    options: options === null ? null : orderOptions(options),
    classWeights,
    baseScores,
    trainingRows,
    firstTree,
    features,
    treeCount,
    nodeCount,
    mixedLeafCount,
    leafLength,
  };
  return new TextEncoder().encode(JSON.stringify(ordered));
}

function orderOptions(options: ForestOptions | BoostingOptions): ForestOptions | BoostingOptions {
  if (options.algorithm === 'gradient_boosting') return orderBoostingOptions(options);
  const { algorithm, treeCount, maxFeatures, maxDepth, minSamplesLeaf, bootstrap, classWeight, seed } =
    options;
  return { algorithm, treeCount, maxFeatures, maxDepth, minSamplesLeaf, bootstrap, classWeight, seed };
}
