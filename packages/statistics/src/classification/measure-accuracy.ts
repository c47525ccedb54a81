/** The share of rows on the diagonal of a confusion matrix, from 0 to 1. */
export function measureAccuracy(confusionMatrix: readonly (readonly number[])[]): number {
  let right = 0;
  let all = 0;
  confusionMatrix.forEach((row, truth) => {
    right += row[truth];
    for (const count of row) all += count;
  });
  return right / all;
}
