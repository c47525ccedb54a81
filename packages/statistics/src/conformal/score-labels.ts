/**
 * How unusual each row is with its true class: 1 less the probability of that class, the score with the least mean size of sets
 * (LAC: Sadinle, Lei and Wasserman, "Least Ambiguous Set-Valued Classifiers With Bounded Error Levels", JASA 114, 2019).
 *
 * @param probabilities row-major, rows × `classCount`.
 */
export function scoreLabels(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  classCount: number,
): Float64Array {
  return Float64Array.from(labels, (label, row) => 1 - probabilities[row * classCount + label]);
}
