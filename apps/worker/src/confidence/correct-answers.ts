import type { ConformalSets, ModelCalibration } from '@canopy/pipeline-contract';
import {
  applyCalibration,
  type ClassifierAnswers,
  calibrateConformalByClass,
  fitCalibration,
  scoreLabels,
} from '@canopy/statistics';
import { spreadEvenly } from '../training/spread-evenly.js';
import { takeAnswers } from './take-answers.js';

/** What corrects the probabilities of a model, and what makes sets of classes of the corrected ones. */
export interface Correction {
  calibration: ModelCalibration;
  conformal: ConformalSets;
}

/** One number is fitted, at some three hundred powers a row: more rows take seconds and say no more. */
const maxFittedRows = 20_000;

/**
 * Fits a temperature to the answers for rows that a model has not learned from, and thresholds to what it makes of them.
 *
 * @param coverage share of the rows of each class whose set shall hold that class.
 */
export function correctAnswers(answers: ClassifierAnswers, coverage: number): Correction {
  const { labels, classCount } = answers;
  const fitted = takeAnswers(answers, spreadEvenly(labels.length, maxFittedRows));
  const calibration = fitCalibration(fitted.labels, fitted.probabilities, classCount);
  const calibrated = applyCalibration(calibration, answers.probabilities, classCount);
  const scores = scoreLabels(labels, calibrated, classCount);
  const thresholds = calibrateConformalByClass(labels, scores, classCount, 1 - coverage);
  // No score is above 1, and JSON has no infinity.
  return {
    calibration,
    conformal: { coverage, thresholds: Array.from(thresholds, (threshold) => Math.min(1, threshold)) },
  };
}
