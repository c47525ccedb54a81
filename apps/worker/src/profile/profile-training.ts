import { setImmediate } from 'node:timers/promises';
import { featureColumns } from '@canopy/covertype';
import type { ModelCalibration, TrainingProfile } from '@canopy/pipeline-contract';
import { applyCalibration, type ClassifierAnswers, predictLabels } from '@canopy/statistics';
import type { LabelledColumns } from '../snapshot/decode-snapshot.js';
import { profileCategory } from './profile-category.js';
import { profileMeasure } from './profile-measure.js';

/** Counts what a model learns from, and what it says of the hold-out rows, letting the event loop turn as it goes. */
export async function profileTraining(
  training: LabelledColumns,
  holdout: { answers: ClassifierAnswers; calibration: ModelCalibration | undefined },
  signal: AbortSignal,
): Promise<TrainingProfile> {
  const columns: TrainingProfile['columns'] = [];
  for (const [feature, { key, kind }] of featureColumns.entries()) {
    const values = training.columns[feature] ?? new Int32Array();
    columns.push(kind === 'measure' ? profileMeasure(key, values) : profileCategory(key, values));
    await setImmediate();
    signal.throwIfAborted();
  }
  const { answers, calibration } = holdout;
  const { classCount } = answers;
  const predicted = predictLabels(answers.probabilities, classCount);
  return {
    rows: training.labels.length,
    columns,
    classCounts: countLabels(training.labels, classCount),
    predictedCounts: countLabels(predicted, classCount),
    meanConfidence: meanConfidence(answers, predicted, calibration),
  };
}

function meanConfidence(
  { probabilities, classCount }: ClassifierAnswers,
  predicted: ArrayLike<number>,
  calibration: ModelCalibration | undefined,
): number {
  const believed =
    calibration === undefined ? probabilities : applyCalibration(calibration, probabilities, classCount);
  let sum = 0;
  for (let row = 0; row < predicted.length; row++) {
    sum += believed[row * classCount + (predicted[row] ?? 0)] ?? 0;
  }
  return Math.min(1, sum / predicted.length);
}

function countLabels(labels: ArrayLike<number>, classCount: number): number[] {
  const counts = new Array<number>(classCount).fill(0);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row] ?? 0;
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts;
}
