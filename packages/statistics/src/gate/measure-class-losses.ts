import type { JointAnswer } from '../comparison/count-joint-answers.js';
import { testLoss } from './test-loss.js';

/** What a class would lose of its recall by a promotion. */
export interface ClassLoss {
  readonly label: number;
  readonly rows: number;
  /** Recall of the champion less that of the candidate; below zero the class gains. */
  readonly loss: number;
  /** The chance of a loss as great if the true one were what the policy allows. */
  readonly chance: number;
  /** Whether the loss is greater than allowed, by more than chance explains. */
  readonly isTooGreat: boolean;
}

/** The loss of each class that has rows. Together they call a loss too great by mistake with a chance of at most `level`. */
export function measureClassLosses(
  joint: readonly JointAnswer[],
  { classCount, allowed, level }: { classCount: number; allowed: number; level: number },
): ClassLoss[] {
  const classes = Array.from({ length: classCount }, () => ({ rows: 0, lost: 0, won: 0 }));
  for (const { label, champion, candidate, rowCount } of joint) {
    const counts = classes[label];
    counts.rows += rowCount;
    if (champion === label && candidate !== label) counts.lost += rowCount;
    if (champion !== label && candidate === label) counts.won += rowCount;
  }
  const present = classes.filter(({ rows }) => rows > 0).length;
  return classes.flatMap((counts, label) => {
    const { rows, lost, won } = counts;
    if (rows === 0) return [];
    const chance = testLoss(counts, allowed);
    return [{ label, rows, loss: (lost - won) / rows, chance, isTooGreat: chance < level / present }];
  });
}
