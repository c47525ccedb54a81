import { predictLabels } from '../classification/predict-labels.js';

/**
 * The confusion matrix (truth in rows) that calibrated probabilities let expect before the truth is known: a row that is taken
 * for class k counts as class c with the probability of c. Its measures are those of confidence-based performance estimation (CBPE,
 * NannyML). They hold while the probabilities mean what they say: a change in how classes follow from features is not seen.
 *
 * @param probabilities row-major, rows × `classCount`, calibrated.
 */
export function expectConfusions(probabilities: ArrayLike<number>, classCount: number): number[][] {
  const matrix = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  predictLabels(probabilities, classCount).forEach((predicted, row) => {
    for (let c = 0; c < classCount; c++) matrix[c][predicted] += probabilities[row * classCount + c];
  });
  return matrix;
}
