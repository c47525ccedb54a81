/**
 * Bounds between which the median of many more such values lies 95 times in 100, whatever their distribution: two of the sorted values, as
 * far from the ends as a fair coin allows (W. J. Conover, Practical Nonparametric Statistics, 1999, 3.2). Fewer than six values have
 * no such bounds; then all lie between those that are given.
 */
export function medianBounds(values: readonly number[]): [low: number, high: number] {
  const sorted = values.toSorted((a, b) => a - b);
  const { length } = sorted;
  // The chance of no heads in `length` throws, then of one, and so on.
  let chance = 0.5 ** length;
  let place = -1;
  for (let sum = chance; sum <= 0.025; sum += chance) {
    place++;
    chance *= (length - place) / (place + 1);
  }
  const low = Math.max(0, place);
  return [sorted[low] ?? Number.NaN, sorted[length - 1 - low] ?? Number.NaN];
}
