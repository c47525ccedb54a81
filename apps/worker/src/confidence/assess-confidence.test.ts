import { applyCalibration, predictionSet, predictLabels } from '@canopy/statistics';
import { describe, expect, it } from 'vitest';
import { assessConfidence } from './assess-confidence.js';

/** Answers of a classifier that states its probabilities too boldly, for labels drawn by what it should have said. */
function boldAnswers(rowCount: number) {
  let state = 1;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const probabilities = new Float64Array(rowCount * 2);
  const labels = Uint8Array.from({ length: rowCount }, (_, row) => {
    const first = draw();
    const bold = first ** 2 / (first ** 2 + (1 - first) ** 2);
    probabilities.set([bold, 1 - bold], 2 * row);
    return draw() < first ? 0 : 1;
  });
  return { labels, probabilities, classCount: 2 };
}

describe('assessConfidence', () => {
  it('finds the temperature, and says on rows it was not fitted to what that is worth', () => {
    const answers = boldAnswers(4000);

    const { correction, reliability } = assessConfidence(answers);

    expect(correction?.calibration.temperature).toBeGreaterThan(1.7);
    expect(correction?.calibration.temperature).toBeLessThan(2.3);
    expect(reliability?.after.calibrationError).toBeLessThan(reliability?.before.calibrationError ?? 0);
    expect(reliability?.after.logLoss).toBeLessThan(reliability?.before.logLoss ?? 0);
  });

  it('leaves the predicted classes as they are', () => {
    const answers = boldAnswers(500);

    const { correction } = assessConfidence(answers);

    if (correction === undefined) throw new Error('There are rows enough');
    const calibrated = applyCalibration(correction.calibration, answers.probabilities, 2);
    expect(predictLabels(calibrated, 2)).toEqual(predictLabels(answers.probabilities, 2));
  });

  it('covers each class as often as was asked for', () => {
    const { correction, reliability } = assessConfidence(boldAnswers(4000), 0.8);

    expect(correction?.conformal).toMatchObject({ coverage: 0.8, thresholds: expect.any(Array) });
    // Three standard errors of the difference of two shares of some 1,000 rows.
    for (const covered of reliability?.coveredByClass ?? []) {
      expect(Math.abs((covered ?? 0) - 0.8)).toBeLessThan(3 * Math.sqrt((2 * 0.16) / 1000));
    }
  });

  it('names every class where too few rows promise anything, and finds its words in JSON', () => {
    const { correction } = assessConfidence(boldAnswers(120), 0.999);

    const { thresholds = [] } = JSON.parse(JSON.stringify(correction?.conformal ?? {}));
    expect(predictionSet([1, 0], thresholds)).toEqual([0, 1]);
  });

  it('corrects nothing by fewer than a hundred rows', () => {
    expect(assessConfidence(boldAnswers(99))).toEqual({});
  });
});
