import { calibrateConformal } from './calibrate-conformal.js';

/**
 * A threshold for each class from the scores of its own rows, so that the promise of `calibrateConformal` holds for rows of every class
 * by itself and not just for all together (Mondrian conformal prediction: Vovk, Lindsay, Nouretdinov and Gammerman, 2003). A class with
 * too few rows for the promise has the threshold of all rows together.
 *
 * @param labels true class of each row that the classifier has not learned from.
 * @param scores how unusual each row is with that class.
 * @throws StatisticsInputError for an `alpha` that is not between 0 and 1.
 */
export function calibrateConformalByClass(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  classCount: number,
  alpha: number,
): Float64Array {
  const ofAll = calibrateConformal(scores, alpha);
  const all = Float64Array.from(scores);
  return Float64Array.from({ length: classCount }, (_, classId) => {
    const own = calibrateConformal(
      all.filter((_, row) => labels[row] === classId),
      alpha,
    );
    return Number.isFinite(own) ? own : ofAll;
  });
}
