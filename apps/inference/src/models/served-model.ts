import type { CategoryNumbers } from '@canopy/covertype';
import type { RegisteredVersion } from '../registry/model-registry.js';

/** A version that has passed its self-test. Nothing in it ever changes. */
export interface ServedModel extends RegisteredVersion {
  classNames: readonly string[];
  /** The length of the file that holds its trees. */
  fileBytes: number;
  categoryNumbers: CategoryNumbers;
  /** The probability of each class for the twelve features in the data set's order, by the model's own numbers. */
  predict(features: readonly number[]): Float64Array;
}
