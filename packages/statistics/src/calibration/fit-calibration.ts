import { measureLogLoss } from '../classification/measure-log-loss.js';
import { StatisticsInputError } from '../statistics-input-error.js';
import { applyCalibration } from './apply-calibration.js';
import type { Calibration } from './calibration.js';

/** Bounds of the logarithm of the temperature: from a twentieth to twenty. */
const widest = Math.log(20);

/** The share of the interval that each step of the golden section keeps; after 40 steps less than 10^-7 is left of it. */
const golden = (Math.sqrt(5) - 1) / 2;
const steps = 40;

/**
 * Finds the temperature with the least log loss (Guo, Pleiss, Sun and Weinberger, ICML 2017), by golden section: the loss has one valley
 * in 1 / temperature. Rows must be those that the classifier has not learned from: out of bag, or held out.
 *
 * @param probabilities row-major, rows × `classCount`.
 * @throws StatisticsInputError when there are no rows, or they do not fit the probabilities.
 */
export function fitCalibration(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  classCount: number,
): Calibration {
  if (labels.length === 0 || probabilities.length !== labels.length * classCount) {
    throw new StatisticsInputError(
      `A calibration needs rows, and ${classCount} probabilities for each: there are ${labels.length} rows and ${probabilities.length} probabilities.`,
    );
  }
  const calibrationAt = (logarithm: number): Calibration => ({
    method: 'temperature',
    temperature: Math.exp(logarithm),
  });
  const lossAt = (logarithm: number): number =>
    measureLogLoss(labels, applyCalibration(calibrationAt(logarithm), probabilities, classCount), classCount);
  let low = -widest;
  let high = widest;
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let lossLeft = lossAt(left);
  let lossRight = lossAt(right);
  for (let step = 0; step < steps; step++) {
    if (lossLeft <= lossRight) {
      high = right;
      right = left;
      lossRight = lossLeft;
      left = high - golden * (high - low);
      lossLeft = lossAt(left);
    } else {
      low = left;
      left = right;
      lossLeft = lossRight;
      right = low + golden * (high - low);
      lossRight = lossAt(right);
    }
  }
  return calibrationAt((low + high) / 2);
}
