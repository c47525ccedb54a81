import type { PairedAnswers } from './paired-answers.js';

/** One combination of truth and both answers, and the rows that have it. */
export interface JointAnswer {
  readonly label: number;
  readonly champion: number;
  readonly candidate: number;
  readonly rowCount: number;
}

/** Groups rows by truth and both answers: all that a comparison of two classifiers by their answers can depend on. */
export function countJointAnswers(answers: PairedAnswers, classCount: number): JointAnswer[] {
  const { labels, champion, candidate } = answers;
  const counts = new Float64Array(classCount ** 3);
  for (let row = 0; row < labels.length; row++) {
    counts[(labels[row] * classCount + champion[row]) * classCount + candidate[row]]++;
  }
  const joint: JointAnswer[] = [];
  counts.forEach((rowCount, cell) => {
    if (rowCount === 0) return;
    joint.push({
      label: Math.floor(cell / classCount ** 2),
      champion: Math.floor(cell / classCount) % classCount,
      candidate: cell % classCount,
      rowCount,
    });
  });
  return joint;
}
