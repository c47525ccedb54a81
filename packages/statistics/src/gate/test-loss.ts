import { chiSquaredTail } from '../distributions/chi-squared-tail.js';

export interface LossCounts {
  /** All rows of the class. */
  readonly rows: number;
  /** Those that the champion alone got right. */
  readonly lost: number;
  /** Those that the candidate alone got right. */
  readonly won: number;
}

/**
 * The chance of a loss at least as great as `lost` - `won` of `rows` if the true one were `allowed`, a share from 0 to below 1: the score
 * test of a difference between two paired shares (T. Tango, Statistics in Medicine 17, 1998), which holds for few rows too.
 */
export function testLoss({ rows, lost, won }: LossCounts, allowed: number): number {
  const excess = lost - won - rows * allowed;
  if (excess <= 0) return 1;
  // The share of rows that would be won if the loss were what is allowed: the greater root of a x² + b x + c.
  const a = 2 * rows;
  const b = -lost - won + (2 * rows - lost + won) * allowed;
  const c = -won * allowed * (1 - allowed);
  const winning = (Math.sqrt(b * b - 4 * a * c) - b) / (2 * a);
  const variance = rows * (2 * winning + allowed * (1 - allowed));
  return chiSquaredTail((excess * excess) / variance, 1) / 2;
}
