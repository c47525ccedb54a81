import type { BoostingOptions } from '../boosting/boosting-options.js';

export function someBoostingOptions(options: Partial<BoostingOptions> = {}): BoostingOptions {
  return {
    algorithm: 'gradient_boosting',
    roundCount: 5,
    learningRate: 0.3,
    maxLeaves: 8,
    maxDepth: null,
    minChildWeight: 0.1,
    l2: 0,
    rowFraction: 1,
    featureFraction: 1,
    classWeight: 'none',
    earlyStopping: null,
    seed: 1,
    ...options,
  };
}
