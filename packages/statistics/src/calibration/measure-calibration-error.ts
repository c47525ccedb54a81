import { predictLabels } from '../classification/predict-labels.js';

/**
 * The expected calibration error: how far the probability of the predicted class is from the share of rows where it is right, in the
 * mean over rows, by `binCount` bins of equal width (Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks",
 * ICML 2017). A probability on the border of two bins is of the upper one. Probabilities are row-major.
 */
export function measureCalibrationError(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  classCount: number,
  binCount = 15,
): number {
  // Of each bin, its rows' probabilities less the rows that are right.
  const excess = new Float64Array(binCount);
  predictLabels(probabilities, classCount).forEach((predicted, row) => {
    const confidence = probabilities[row * classCount + predicted];
    const bin = Math.min(binCount - 1, Math.floor(confidence * binCount));
    excess[bin] += confidence - (predicted === labels[row] ? 1 : 0);
  });
  return excess.reduce((sum, ofBin) => sum + Math.abs(ofBin), 0) / labels.length;
}
