import { describe, expect, it } from 'vitest';
import { calibrateConformal } from './calibrate-conformal.js';
import { calibrateConformalByClass } from './calibrate-conformal-by-class.js';
import { predictionSet } from './prediction-set.js';
import { scoreLabels } from './score-labels.js';

/** Labels drawn by probabilities that a classifier then states too boldly, from a stream that is the same every time. */
function someAnswers(rowCount: number, seed: number) {
  let state = seed;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const probabilities: number[] = [];
  const labels = Array.from({ length: rowCount }, () => {
    const raw = [draw(), draw(), draw()];
    const truth = raw.map((value) => value / (raw[0] + raw[1] + raw[2]));
    const bold = truth.map((value) => value ** 3);
    const sum = bold[0] + bold[1] + bold[2];
    probabilities.push(...bold.map((value) => value / sum));
    const point = draw();
    return point < truth[0] ? 0 : point < truth[0] + truth[1] ? 1 : 2;
  });
  return { labels, probabilities };
}

describe('calibrateConformal', () => {
  it('takes the ninth of nine scores for a tenth that may be missed', () => {
    expect(calibrateConformal([0.5, 0.1, 0.9, 0.3, 0.7, 0.2, 0.8, 0.4, 0.6], 0.1)).toBe(0.9);
  });

  it('promises nothing by too few rows', () => {
    expect(calibrateConformal([0.5, 0.1], 0.1)).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([0, 1, -1, Number.NaN])('refuses %d as the share that may be missed', (alpha) => {
    expect(() => calibrateConformal([0.5], alpha)).toThrow(
      `alpha must be between 0 and 1, both excluded, not ${alpha}.`,
    );
  });

  it.each([0.3, 0.1, 0.05])(
    'covers what it promises of new rows, and little more, with alpha %d',
    (alpha) => {
      const known = someAnswers(4000, 1);
      const fresh = someAnswers(4000, 2);

      const threshold = calibrateConformal(scoreLabels(known.labels, known.probabilities, 3), alpha);

      const covered = fresh.labels.filter((label, row) =>
        predictionSet(fresh.probabilities.slice(3 * row, 3 * row + 3), threshold).includes(label),
      );
      // Three standard errors of the difference of two shares of 4,000 rows.
      const spread = 3 * Math.sqrt((2 * alpha * (1 - alpha)) / 4000);
      expect(Math.abs(covered.length / 4000 - (1 - alpha))).toBeLessThan(spread);
    },
  );
});

describe('calibrateConformalByClass', () => {
  it('takes for each class the threshold of its own rows, or that of all where they are too few', () => {
    const scores = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
    const labels = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

    const thresholds = calibrateConformalByClass(labels, scores, 3, 0.1);

    expect([...thresholds]).toEqual([0.9, 0.95, 0.95]);
  });

  it('covers the rows of each class as promised, where one threshold would favour some', () => {
    const known = someAnswers(6000, 1);
    const fresh = someAnswers(6000, 2);
    const scores = scoreLabels(known.labels, known.probabilities, 3);

    const thresholds = calibrateConformalByClass(known.labels, scores, 3, 0.1);

    for (const classId of [0, 1, 2]) {
      const rows = fresh.labels.flatMap((label, row) => (label === classId ? [row] : []));
      const covered = rows.filter((row) =>
        predictionSet(fresh.probabilities.slice(3 * row, 3 * row + 3), thresholds).includes(classId),
      );
      // Three standard errors of the difference of two shares of some 2,000 rows.
      const spread = 3 * Math.sqrt((2 * 0.09) / rows.length);
      expect(Math.abs(covered.length / rows.length - 0.9)).toBeLessThan(spread);
    }
  });
});

describe('predictionSet', () => {
  it('asks of each class what its own threshold says', () => {
    expect(predictionSet([0.6, 0.1, 0.3], [0.3, 0.9, 0.7])).toEqual([1, 2]);
  });

  it('holds the classes that are probable enough, all of them at no threshold', () => {
    expect(predictionSet([0.6, 0.1, 0.3], 0.75)).toEqual([0, 2]);
    expect(predictionSet([0.6, 0.1, 0.3], 0.1)).toEqual([]);
    expect(predictionSet([0.6, 0.1, 0.3], Number.POSITIVE_INFINITY)).toEqual([0, 1, 2]);
  });
});
