import { StatisticsInputError } from '../statistics-input-error.js';

/**
 * The threshold that a new row's score stays at or below with a probability of at least 1 - `alpha`: the ⌈(n + 1)(1 - alpha)⌉-th least
 * of `n` scores of rows that the classifier has not learned from (Vovk, Gammerman and Shafer, "Algorithmic Learning in a Random
 * World", 2005). Infinity when there are too few rows to promise anything.
 *
 * @param scores how unusual each row is with its true class, such as `scoreLabels` gives them.
 * @param alpha the share of rows that may be missed, between 0 and 1.
 * @throws StatisticsInputError for another `alpha`.
 */
export function calibrateConformal(scores: ArrayLike<number>, alpha: number): number {
  if (!(alpha > 0 && alpha < 1)) {
    throw new StatisticsInputError(`alpha must be between 0 and 1, both excluded, not ${alpha}.`);
  }
  const rank = Math.ceil((scores.length + 1) * (1 - alpha));
  if (rank > scores.length) return Number.POSITIVE_INFINITY;
  return Float64Array.from(scores).sort()[rank - 1];
}
