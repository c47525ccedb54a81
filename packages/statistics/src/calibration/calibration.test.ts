import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measureLogLoss } from '../classification/measure-log-loss.js';
import { predictLabels } from '../classification/predict-labels.js';
import { applyCalibration } from './apply-calibration.js';
import { fitCalibration } from './fit-calibration.js';
import { measureBrierScore } from './measure-brier-score.js';
import { measureCalibrationError } from './measure-calibration-error.js';

interface Reference {
  cases: {
    name: string;
    classCount: number;
    labels: number[];
    probabilities: number[];
    brierScore: number;
    calibrationError: number;
    temperature: number;
  }[];
}

const { cases }: Reference = JSON.parse(
  readFileSync(new URL('../../test/reference/calibration-cases.json', import.meta.url), 'utf8'),
);

describe.each(cases)('on $name', ({ labels, probabilities, classCount, ...expected }) => {
  it('agrees with scikit-learn on Brier score, calibration error and temperature', () => {
    const calibration = fitCalibration(labels, probabilities, classCount);

    expect(measureBrierScore(labels, probabilities, classCount)).toBeCloseTo(expected.brierScore, 12);
    expect(measureCalibrationError(labels, probabilities, classCount)).toBeCloseTo(
      expected.calibrationError,
      12,
    );
    expect(calibration.temperature / expected.temperature).toBeCloseTo(1, 3);
  });

  it('never makes log loss worse on the rows it was fitted to, nor changes which class is first', () => {
    const calibrated = applyCalibration(
      fitCalibration(labels, probabilities, classCount),
      probabilities,
      classCount,
    );

    expect(measureLogLoss(labels, calibrated, classCount)).toBeLessThanOrEqual(
      measureLogLoss(labels, probabilities, classCount) + 1e-9,
    );
    expect(predictLabels(calibrated, classCount)).toEqual(predictLabels(probabilities, classCount));
  });
});

describe('applyCalibration', () => {
  it('gives rows that sum to 1 and leaves a little to what was impossible', () => {
    const [sure, never] = applyCalibration({ method: 'temperature', temperature: 2 }, [1, 0], 2);

    expect(sure + never).toBeCloseTo(1, 15);
    expect(never).toBeCloseTo(0.001 / 1.001, 12);
  });
});

describe('fitCalibration', () => {
  it('refuses to fit without rows', () => {
    expect(() => fitCalibration([], [], 2)).toThrow(
      'A calibration needs rows, and 2 probabilities for each: there are 0 rows and 0 probabilities.',
    );
  });
});
