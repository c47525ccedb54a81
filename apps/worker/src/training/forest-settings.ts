import { featureColumns } from '@canopy/covertype';
import type { ForestOptions } from '@canopy/forest';
import type { TrainingSettings } from '@canopy/pipeline-contract';
import { InputError } from '../input/input-error.js';

/** Most rows that `ml-cart` is given: it takes seconds for them, and four times as long for twice as many. */
export const maxCartRows = 1500;

/**
 * How a forest of the given kind is grown. Extra trees look at two thirds of the features a node, unweighted: of 12,
 * cross-validation inside the training rows chose 8 to all, and the fewer are the faster. The random forest is
 * the reference system's: the square root of the number of features, and balanced classes. Area and soil stay
 * numbers: as categories they came out no better (docs/benchmarks.md).
 */
export function forestOptions(settings: TrainingSettings): ForestOptions {
  const { algorithm, treeCount, randomState, minSamplesLeaf = 1 } = settings;
  const shared = { treeCount, maxDepth: null, minSamplesLeaf, seed: randomState };
  switch (algorithm) {
    case 'cart':
    case 'gradient_boosting':
      throw new InputError(`${algorithm} does not grow a forest of trees that know nothing of each other`);
    case 'extra_trees': {
      const { maxFeatures = Math.round((2 * featureColumns.length) / 3) } = settings;
      return { ...shared, algorithm, maxFeatures, bootstrap: false, classWeight: 'none' };
    }
    case 'random_forest': {
      const { maxFeatures = Math.floor(Math.sqrt(featureColumns.length)) } = settings;
      return { ...shared, algorithm, maxFeatures, bootstrap: true, classWeight: 'balanced' };
    }
  }
}

/** The options by scikit-learn's names and in its spelling, as the reference system logs them. */
export function hyperparametersOf(options: ForestOptions): Record<string, string> {
  return {
    n_estimators: String(options.treeCount),
    max_depth: options.maxDepth === null ? 'None' : String(options.maxDepth),
    max_features: String(options.maxFeatures),
    min_samples_leaf: String(options.minSamplesLeaf),
    class_weight: options.classWeight === 'none' ? 'None' : String(options.classWeight),
  };
}

export const cartHyperparameters: Record<string, string> = {
  n_estimators: '1',
  max_depth: 'None',
  max_features: 'None',
  class_weight: 'None',
  max_training_rows: String(maxCartRows),
};
