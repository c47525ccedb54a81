import type { CategoryNumbers } from '@canopy/covertype';
import type { PreparedForest } from '@canopy/forest';
import type { ConformalSets, ModelCalibration } from '@canopy/pipeline-contract';
import type { RegisteredVersion } from '../registry/model-registry.js';
import type { PredictColumns } from './create-batch-predictor.js';

/** A version that has passed its self-test. Nothing in it ever changes. */
export interface ServedModel extends RegisteredVersion {
  /** What it is made of, as protocols call it. */
  platform: 'canopy_forest' | 'onnx';
  classNames: readonly string[];
  /** The length of the file that holds the model. */
  fileBytes: number;
  categoryNumbers: CategoryNumbers;
  /** What makes probabilities a confidence; undefined for a version whose trainer left none. */
  calibration: ModelCalibration | undefined;
  /** The classes that a row may well be of; undefined for a version whose trainer left none. */
  conformal: ConformalSets | undefined;
  /** Its trees, for whoever asks why; undefined for a model that is no forest of ours. */
  forest: PreparedForest | undefined;
  /** The probability of each class for the features in the data set's order, by the model's own numbers. */
  predict(features: readonly number[]): Float64Array;
  /** The same for many rows, column by column and beside other requests: probability `c` of row `r` is at `r * classNames.length + c`. */
  predictColumns: PredictColumns;
}
