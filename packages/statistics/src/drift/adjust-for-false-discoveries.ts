/**
 * P-values adjusted for being many: if those that are at most α are called discoveries, no more than a share α of the
 * discoveries is expected to be false (Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57, 1995;
 * it holds for independent and for positively dependent tests). In the order given.
 */
export function adjustForFalseDiscoveries(pValues: readonly number[]): number[] {
  const count = pValues.length;
  const descending = pValues.map((_, index) => index).sort((a, b) => pValues[b] - pValues[a]);
  const adjusted = new Array<number>(count);
  let least = 1;
  descending.forEach((index, position) => {
    least = Math.min(least, (pValues[index] * count) / (count - position));
    adjusted[index] = least;
  });
  return adjusted;
}
