import { featureColumns } from '@canopy/covertype';
import type { BoostingOptions } from '@canopy/forest';
import type { TrainingSettings } from '@canopy/pipeline-contract';

/**
 * How trees are boosted. Rate and leaves of their own choice come from cross-validation inside the training rows; the least weight of a leaf is
 * XGBoost's, since with a smaller one the fit comes apart on rare classes (docs/benchmarks.md).
 */
export function boostingOptions(settings: TrainingSettings): BoostingOptions {
  const { treeCount, randomState, learningRate = 0.1, maxLeaves = 63, maxFeatures } = settings;
  return {
    algorithm: 'gradient_boosting',
    roundCount: treeCount,
    learningRate,
    maxLeaves,
    maxDepth: null,
    minChildWeight: 1,
    l2: 0,
    rowFraction: 1,
    featureFraction: Math.min(1, (maxFeatures ?? featureColumns.length) / featureColumns.length),
    classWeight: 'none',
    earlyStopping: null,
    seed: randomState,
  };
}

/** The options by the names of scikit-learn, or of XGBoost where that alone has one. */
export function boostingHyperparameters(options: BoostingOptions): Record<string, string> {
  return {
    n_estimators: String(options.roundCount),
    learning_rate: String(options.learningRate),
    max_leaf_nodes: String(options.maxLeaves),
    max_depth: 'None',
    max_features: String(Math.round(options.featureFraction * featureColumns.length)),
    min_child_weight: String(options.minChildWeight),
    l2_regularization: String(options.l2),
    class_weight: 'None',
  };
}
