import {
  applyCalibration,
  type ClassifierAnswers,
  measureBrierScore,
  measureCalibrationError,
  measureLogLoss,
  predictionSet,
} from '@canopy/statistics';
import { correctAnswers } from './correct-answers.js';
import type { Reliability } from './reliability.js';
import { takeAnswers } from './take-answers.js';

/** Says what `correctAnswers` is worth, by two halves of which each is corrected by what was fitted to the other. */
export function measureReliability(answers: ClassifierAnswers, coverage: number): Reliability {
  const { labels, classCount } = answers;
  const halves = [0, 1].map((half) =>
    Array.from({ length: labels.length }, (_, row) => row).filter((row) => row % 2 === half),
  );
  const corrected = new Float64Array(answers.probabilities.length);
  const sets: number[][] = [];
  for (const [half, rows] of halves.entries()) {
    const { calibration, conformal } = correctAnswers(takeAnswers(answers, halves[1 - half] ?? []), coverage);
    const own = takeAnswers(answers, rows);
    const calibrated = applyCalibration(calibration, own.probabilities, classCount);
    for (const [place, row] of rows.entries()) {
      const ofRow = calibrated.subarray(place * classCount, (place + 1) * classCount);
      corrected.set(ofRow, row * classCount);
      sets[row] = predictionSet(ofRow, conformal.thresholds);
    }
  }
  return {
    before: judge(answers),
    after: judge({ ...answers, probabilities: corrected }),
    ...judgeSets(sets, answers),
  };
}

function judge({ labels, probabilities, classCount }: ClassifierAnswers): Reliability['before'] {
  return {
    logLoss: measureLogLoss(labels, probabilities, classCount),
    brierScore: measureBrierScore(labels, probabilities, classCount),
    calibrationError: measureCalibrationError(labels, probabilities, classCount),
  };
}

function judgeSets(
  sets: readonly number[][],
  { labels, classCount }: ClassifierAnswers,
): Pick<Reliability, 'covered' | 'coveredByClass' | 'meanSetSize'> {
  const rows = new Array<number>(classCount).fill(0);
  const held = new Array<number>(classCount).fill(0);
  for (const [row, set] of sets.entries()) {
    const label = labels[row] ?? 0;
    rows[label] = (rows[label] ?? 0) + 1;
    if (set.includes(label)) held[label] = (held[label] ?? 0) + 1;
  }
  return {
    covered: addUp(held) / sets.length,
    coveredByClass: rows.map((count, label) => (count === 0 ? null : (held[label] ?? 0) / count)),
    meanSetSize: addUp(sets.map((set) => set.length)) / sets.length,
  };
}

const addUp = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
