/** The most probable class of each row of a row-major matrix of probabilities; of equally probable classes, the lowest. */
export function predictLabels(probabilities: ArrayLike<number>, classCount: number): Uint32Array {
  const rowCount = probabilities.length / classCount;
  return Uint32Array.from({ length: rowCount }, (_, row) => {
    let best = 0;
    for (let c = 1; c < classCount; c++) {
      if (probabilities[row * classCount + c] > probabilities[row * classCount + best]) best = c;
    }
    return best;
  });
}
