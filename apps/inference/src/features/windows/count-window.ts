import type { PredictionWindow, WindowQuestion } from '@canopy/pipeline-contract';
import type { WindowsRepository } from './windows.repository.js';

const tenths = 10;

/** Counts the predictions of a window in one pass each over columns, predictions and labels, all three at the same time. */
export async function countWindow(
  windows: WindowsRepository,
  question: WindowQuestion,
  classCount: number,
): Promise<PredictionWindow> {
  const [columns, predicted, labelled] = await Promise.all([
    windows.countColumns(question),
    windows.countPredictions(question, classCount),
    windows.countLabels(question),
  ]);
  const window: PredictionWindow = {
    version: question.version,
    from: question.from,
    to: question.to,
    rows: predicted.reduce((sum, { rows }) => sum + rows, 0),
    columns,
    predictedCounts: new Array<number>(classCount).fill(0),
    confidenceSums: new Array<number>(classCount).fill(0),
    expectedConfusions: emptyMatrix(classCount),
    confusions: emptyMatrix(classCount),
    reliability: Array.from({ length: tenths }, () => ({ rows: 0, correct: 0, confidenceSum: 0 })),
  };
  for (const { label, rows, confidence, expected } of predicted) {
    window.predictedCounts[label] = rows;
    window.confidenceSums[label] = confidence;
    for (const [truth, sum] of expected.entries()) add(window.expectedConfusions, truth, label, sum);
  }
  for (const { label, predicted: taken, tenth, rows, confidence } of labelled) {
    add(window.confusions, label, taken, rows);
    const stretch = window.reliability[tenth];
    if (stretch === undefined) continue;
    stretch.rows += rows;
    stretch.correct += label === taken ? rows : 0;
    stretch.confidenceSum += confidence;
  }
  return window;
}

const emptyMatrix = (size: number) => Array.from({ length: size }, () => new Array<number>(size).fill(0));

function add(matrix: number[][], truth: number, predicted: number, amount: number): void {
  const row = matrix[truth];
  if (row) row[predicted] = (row[predicted] ?? 0) + amount;
}
