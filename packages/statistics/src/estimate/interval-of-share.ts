/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

/**
 * The 95 % interval of a share of which `successes` of `count` ≥ 1 rows tell (E. B. Wilson, Journal of the American Statistical
 * Association 22, 1927). It stays within 0 and 1, and is good from few rows on.
 */
export function intervalOfShare(successes: number, count: number): { low: number; high: number } {
  const share = successes / count;
  const weight = z ** 2 / count;
  const centre = (share + weight / 2) / (1 + weight);
  const reach = (z / (1 + weight)) * Math.sqrt((share * (1 - share)) / count + weight / (4 * count));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}
