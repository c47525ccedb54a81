import { applyCalibration } from '@canopy/statistics';
import type { ServedModel } from '../models/served-model.js';
import { drawPredictionId } from './draw-prediction-id.js';
import type { PredictionWarning } from './prediction-warning.js';

export interface CoverPrediction {
  /** A UUID of version 7, by which the truth can be told later. */
  predictionId: string;
  /** The most probable class; the lowest of those that are equally probable. */
  label: number;
  labelName: string;
  /** One a class, as the model itself says. */
  probabilities: Float64Array;
  /** The same, corrected by the model's calibration if it has one. */
  calibrated: Float64Array;
  /** How often such an answer is right: the calibrated probability of the class, or the model's own where it is not calibrated. */
  confidence: number;
  modelVersion: string;
  /** The model's own numbers, in the order of the columns. */
  features: readonly number[];
  /** What is unusual about the measures. */
  warnings: readonly PredictionWarning[];
}

/** What a model's probabilities for a row come to. */
export function coverPrediction(
  { classNames, calibration, version }: ServedModel,
  { features, warnings }: Pick<CoverPrediction, 'features' | 'warnings'>,
  probabilities: Float64Array,
): CoverPrediction {
  let label = 0;
  let most = -1;
  for (let classId = 0; classId < probabilities.length; classId++) {
    const probability = probabilities[classId] ?? 0;
    if (probability <= most) continue;
    label = classId;
    most = probability;
  }
  const calibrated =
    calibration === undefined
      ? probabilities
      : applyCalibration(calibration, probabilities, probabilities.length);
  return {
    predictionId: drawPredictionId(),
    label,
    labelName: classNames[label] ?? '',
    probabilities,
    calibrated,
    confidence: calibrated[label] ?? 0,
    modelVersion: version,
    features,
    warnings,
  };
}
