import type { ClassifierAnswers } from '@canopy/statistics';

/** The answers for some of the rows, in the order in which they are named. */
export function takeAnswers(
  { labels, probabilities, classCount }: ClassifierAnswers,
  rows: readonly number[],
): ClassifierAnswers {
  return {
    labels: rows.map((row) => labels[row] ?? 0),
    probabilities: Float64Array.from(
      { length: rows.length * classCount },
      (_, i) => probabilities[(rows[Math.floor(i / classCount)] ?? 0) * classCount + (i % classCount)] ?? 0,
    ),
    classCount,
  };
}
