/**
 * The classes of a row whose score is at or below a threshold of `calibrateConformal`, in ascending order. It holds the true class of
 * a new row as often as was promised, whatever the classifier, if new rows are like those of the calibration. It may be empty: then
 * no class fits the row.
 *
 * @param thresholds one for all classes, or one a class, as `calibrateConformalByClass` gives them.
 */
export function predictionSet(
  probabilities: ArrayLike<number>,
  thresholds: number | ArrayLike<number>,
): number[] {
  return Array.from(probabilities).flatMap((probability, classId) => {
    const threshold = typeof thresholds === 'number' ? thresholds : thresholds[classId];
    return 1 - probability <= threshold ? [classId] : [];
  });
}
