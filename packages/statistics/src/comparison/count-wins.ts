import type { JointAnswer } from './count-joint-answers.js';
import type { PairedAnswers } from './paired-answers.js';

/** On how many rows one of two classifiers alone was right. Rows on which both were right, or both wrong, tell nothing. */
export interface Wins {
  readonly candidate: number;
  readonly champion: number;
}

/** Counts the rows on which exactly one of the two was right. */
export function countWins({ labels, champion, candidate }: PairedAnswers): Wins {
  let candidateWins = 0;
  let championWins = 0;
  for (let row = 0; row < labels.length; row++) {
    const isCandidateRight = candidate[row] === labels[row];
    if (isCandidateRight === (champion[row] === labels[row])) continue;
    if (isCandidateRight) candidateWins++;
    else championWins++;
  }
  return { candidate: candidateWins, champion: championWins };
}

/** The same of rows that are counted already. */
export function countJointWins(joint: readonly JointAnswer[]): Wins {
  let candidateWins = 0;
  let championWins = 0;
  for (const { label, champion, candidate, rowCount } of joint) {
    const isCandidateRight = candidate === label;
    if (isCandidateRight === (champion === label)) continue;
    if (isCandidateRight) candidateWins += rowCount;
    else championWins += rowCount;
  }
  return { candidate: candidateWins, champion: championWins };
}
