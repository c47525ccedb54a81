import type { BoostingOptions } from './boosting-options.js';

/** The same options in one order of keys, so that equal models are equal bytes. */
export function orderBoostingOptions(options: BoostingOptions): BoostingOptions {
  const { algorithm, roundCount, learningRate, maxLeaves, maxDepth, minChildWeight, l2 } = options;
  const { rowFraction, featureFraction, classWeight, earlyStopping, seed } = options;
  return {
    algorithm,
    roundCount,
    learningRate,
    maxLeaves,
    maxDepth,
    minChildWeight,
    l2,
    rowFraction,
    featureFraction,
    classWeight,
    earlyStopping: earlyStopping && {
      heldOutFraction: earlyStopping.heldOutFraction,
      patience: earlyStopping.patience,
    },
    seed,
  };
}
