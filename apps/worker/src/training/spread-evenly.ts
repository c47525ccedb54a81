/** At most `most` of the row numbers below `count`, at equal distances. */
export function spreadEvenly(count: number, most: number): number[] {
  const length = Math.min(count, most);
  return Array.from({ length }, (_, index) => Math.floor((index * count) / length));
}
