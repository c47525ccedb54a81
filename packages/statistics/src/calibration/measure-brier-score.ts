/**
 * The mean over rows of the squared distance between probabilities and truth, all classes together: 0 is perfect, 2 is sure and
 * wrong (G. W. Brier, Monthly Weather Review 78, 1950). Probabilities are row-major.
 */
export function measureBrierScore(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  classCount: number,
): number {
  let sum = 0;
  for (let row = 0; row < labels.length; row++) {
    for (let c = 0; c < classCount; c++) {
      sum += (probabilities[row * classCount + c] - (c === labels[row] ? 1 : 0)) ** 2;
    }
  }
  return sum / labels.length;
}
