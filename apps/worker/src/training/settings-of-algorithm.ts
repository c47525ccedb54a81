import type { TrainingAlgorithm, TrainingSettings } from '@canopy/pipeline-contract';

/**
 * The settings that each algorithm has beside trees and seed. Boosting bounds the weight of a leaf, and not its rows, whose number its
 * histograms do not hold.
 */
export const settingsOfAlgorithm = {
  extra_trees: ['maxFeatures', 'minSamplesLeaf'],
  random_forest: ['maxFeatures', 'minSamplesLeaf'],
  gradient_boosting: ['maxFeatures', 'learningRate', 'maxLeaves'],
  cart: [],
} as const satisfies Record<TrainingAlgorithm, readonly (keyof TrainingSettings)[]>;

export type OwnSetting = (typeof settingsOfAlgorithm)[TrainingAlgorithm][number];

const ownSettings = ['maxFeatures', 'minSamplesLeaf', 'learningRate', 'maxLeaves'] as const;

/**
 * Says of each setting that is given without being one of the algorithm's that it would change nothing, and what the algorithm has.
 * `nameOf` says what a setting is called where it was given.
 */
export function explainForeignSettings(
  training: TrainingSettings,
  nameOf: (setting: OwnSetting) => string,
): string[] {
  const { algorithm } = training;
  const has: readonly OwnSetting[] = settingsOfAlgorithm[algorithm];
  const hasWhat = has.length === 0 ? 'none of its own' : has.map(nameOf).join(', ');
  return ownSettings
    .filter((setting) => training[setting] !== undefined && !has.includes(setting))
    .map((setting) => `${nameOf(setting)} is no setting of ${algorithm}, which has ${hasWhat}`);
}
