import type { BoostingTask } from './boosting-task.js';

/**
 * Turns the scores of the rows from `start` to `end` into probabilities (softmax), and returns the weighted sum of the log losses
 * of those held out.
 */
export function findProbabilities(task: BoostingTask, start: number, end: number): number {
  const { scores, values, isHeldOut, classWeights } = task;
  const { labels } = task.set;
  const rowCount = labels.length;
  let loss = 0;
  for (let row = start; row < end; row++) {
    let highest = scores[row];
    for (let at = row + rowCount; at < scores.length; at += rowCount) highest = Math.max(highest, scores[at]);
    let sum = 0;
    for (let at = row; at < scores.length; at += rowCount) {
      values[at] = Math.exp(scores[at] - highest);
      sum += values[at];
    }
    for (let at = row; at < values.length; at += rowCount) values[at] /= sum;
    if (isHeldOut[row] === 0) continue;
    const own = scores[labels[row] * rowCount + row];
    loss += classWeights[labels[row]] * (highest + Math.log(sum) - own);
  }
  return loss;
}
