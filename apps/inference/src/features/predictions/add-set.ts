import { predictionSet } from '@canopy/statistics';
import type { CoverPrediction } from '../../covers/cover-prediction.js';
import type { PredictionWarning } from '../../covers/prediction-warning.js';
import type { ServedModel } from '../../models/served-model.js';
import { addWarning } from './add-warning.js';
import type { PredictionAnswer } from './prediction-answer.js';

const noSet: PredictionWarning = {
  message: 'prediction_set: too few rows were held out in the training of this version to promise one',
  detail: { code: 'no_prediction_set', columns: [], facts: {} },
};

/** Adds the classes that a row may well be of, and whether to abstain: when there is not exactly one. */
export function addSet(
  answer: PredictionAnswer,
  { conformal, classNames }: ServedModel,
  { calibrated }: CoverPrediction,
): void {
  if (conformal === undefined) {
    addWarning(answer, noSet);
    return;
  }
  const classes = predictionSet(calibrated, conformal.thresholds);
  const names = classes.map((label) => classNames[label] ?? '');
  answer.prediction_set = { classes, names, coverage: conformal.coverage };
  answer.abstain = classes.length !== 1;
}
