/** Turns rows of scores, to which the base score of each class is still to be added, into rows of probabilities, in place. */
export function softmax(scores: Float64Array, baseScores: Float64Array): Float64Array {
  const classCount = baseScores.length;
  for (let first = 0; first < scores.length; first += classCount) {
    let highest = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classCount; c++) {
      scores[first + c] += baseScores[c];
      highest = Math.max(highest, scores[first + c]);
    }
    let sum = 0;
    for (let c = 0; c < classCount; c++) {
      scores[first + c] = Math.exp(scores[first + c] - highest);
      sum += scores[first + c];
    }
    for (let c = 0; c < classCount; c++) scores[first + c] /= sum;
  }
  return scores;
}
