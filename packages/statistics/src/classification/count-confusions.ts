/** How many rows of each true class (first index) were taken for each class (second index). */
export function countConfusions(
  labels: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classCount: number,
): number[][] {
  const matrix = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (let row = 0; row < labels.length; row++) matrix[labels[row]][predicted[row]]++;
  return matrix;
}
