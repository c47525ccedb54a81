/** The distance from 1 to the next double: how near to 0 and 1 scikit-learn's `log_loss` lets a probability come. */
const closestToCertain = 2 ** -52;

/**
 * The mean of -ln(probability given to the true class), in nats. Probabilities are a row-major matrix whose rows sum to 1; they
 * are clipped to [2^-52, 1 - 2^-52], so that one sure mistake costs 36 and not infinity.
 */
export function measureLogLoss(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  classCount: number,
): number {
  let sum = 0;
  for (let row = 0; row < labels.length; row++) {
    const probability = probabilities[row * classCount + labels[row]];
    sum -= Math.log(Math.min(1 - closestToCertain, Math.max(closestToCertain, probability)));
  }
  return sum / labels.length;
}
