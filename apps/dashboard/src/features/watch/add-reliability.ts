import type { ReliabilityTenth } from './watch';

/** The labelled rows of all windows by tenths of confidence, from the lowest. */
export function addReliability(windows: readonly (readonly ReliabilityTenth[])[]): ReliabilityTenth[] {
  const sums = Array.from({ length: 10 }, () => ({ rows: 0, correct: 0, confidenceSum: 0 }));
  for (const window of windows) {
    window.forEach((tenth, index) => {
      const sum = sums[index];
      if (sum === undefined) return;
      sum.rows += tenth.rows;
      sum.correct += tenth.correct;
      sum.confidenceSum += tenth.confidenceSum;
    });
  }
  return sums;
}
