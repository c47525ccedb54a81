import type { Calibration } from './calibration.js';

/** A forest says 0 where no tree voted; that must not stay impossible, nor become so by another rounding. */
const leastProbability = 1e-6;

/**
 * Corrects rows of probabilities: each is raised to the power of 1 / temperature, which is its logarithm divided by the temperature, and
 * rows are scaled to sum to 1 again. The order of classes stays. Probabilities below a millionth count as that.
 *
 * @param probabilities row-major, rows × `classCount`; they stay as they are.
 */
export function applyCalibration(
  { temperature }: Calibration,
  probabilities: ArrayLike<number>,
  classCount: number,
): Float64Array {
  const power = 1 / temperature;
  const calibrated = new Float64Array(probabilities.length);
  for (let i = 0; i < calibrated.length; i++) {
    calibrated[i] = Math.max(leastProbability, probabilities[i]) ** power;
  }
  for (let first = 0; first < calibrated.length; first += classCount) {
    let sum = 0;
    for (let c = 0; c < classCount; c++) sum += calibrated[first + c];
    for (let c = 0; c < classCount; c++) calibrated[first + c] /= sum;
  }
  return calibrated;
}
