import { logRegularisedBeta } from '../distributions/log-regularised-beta.js';

/** A sample of one measure: number of rows, mean, and standard deviation within the sample. */
export interface Group {
  count: number;
  mean: number;
  deviation: number;
}

export interface NewGroupTest {
  /** How probable a mean as far away as this is, if the new group is one more of its kind. */
  pValue: number;
  /** Distance from the mean of the earlier groups, in standard deviations within a group. */
  effect: number;
}

/**
 * Compares a new group with earlier ones whose means differ from each other as well: the prediction interval of a group's mean where
 * groups are drawn at random (Hahn and Meeker, Statistical Intervals, 1991, section 4.7). What is usual is learned from how much the
 * earlier means vary, so that a few groups prove little, and many rows alone prove nothing. The variance is never taken to be below
 * what drawing rows alone makes, and a smaller new group may lie further away.
 *
 * @returns undefined with fewer than two earlier groups, or where no value varies: nothing can be said.
 */
export function testNewGroup(earlier: readonly Group[], group: Group): NewGroupTest | undefined {
  const { length } = earlier;
  if (length < 2) return undefined;
  const rows = earlier.reduce((sum, { count }) => sum + count, 0);
  const within = earlier.reduce((sum, { count, deviation }) => sum + count * deviation ** 2, 0) / rows;
  if (within === 0) return undefined;
  const mean = earlier.reduce((sum, one) => sum + one.mean, 0) / length;
  const between = earlier.reduce((sum, one) => sum + (one.mean - mean) ** 2, 0) / (length - 1);
  const drawing = (within * earlier.reduce((sum, { count }) => sum + 1 / count, 0)) / length;
  const smaller = Math.max(0, within / group.count - drawing);
  const variance = Math.max(between, drawing) * (1 + 1 / length) + smaller;
  const distance = Math.abs(group.mean - mean);
  return {
    pValue: studentTails(distance / Math.sqrt(variance), length - 1),
    effect: distance / Math.sqrt(within),
  };
}

/** Both tails of Student's t beyond `t` ≥ 0. */
function studentTails(t: number, freedom: number): number {
  return Math.exp(logRegularisedBeta(freedom / (freedom + t ** 2), freedom / 2, 1 / 2));
}
