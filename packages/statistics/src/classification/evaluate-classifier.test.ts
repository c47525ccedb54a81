import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ClassifierEvaluation, evaluateClassifier } from './evaluate-classifier.js';

interface Reference {
  cases: {
    name: string;
    labels: number[];
    probabilities: number[];
    classCount: number;
    expected: ClassifierEvaluation;
  }[];
}

const reference: Reference = JSON.parse(
  readFileSync(new URL('../../test/reference/classifier-cases.json', import.meta.url), 'utf8'),
);

describe('evaluateClassifier', () => {
  it.each(reference.cases)('agrees with scikit-learn on $name', ({ expected, ...answers }) => {
    const evaluation = evaluateClassifier(answers);

    expect(evaluation.sampleCount).toBe(expected.sampleCount);
    expect(evaluation.confusionMatrix).toEqual(expected.confusionMatrix);
    expect(evaluation.accuracy).toBeCloseTo(expected.accuracy, 12);
    expect(evaluation.f1Macro).toBeCloseTo(expected.f1Macro, 12);
    expect(evaluation.logLoss).toBeCloseTo(expected.logLoss, 10);
    evaluation.perClass.forEach((measures, classId) => {
      expect(measures.precision).toBeCloseTo(expected.perClass[classId].precision, 12);
      expect(measures.recall).toBeCloseTo(expected.perClass[classId].recall, 12);
      expect(measures.f1).toBeCloseTo(expected.perClass[classId].f1, 12);
      expect(measures.support).toBe(expected.perClass[classId].support);
    });
  });

  it('has a perfect score for a classifier that is sure and right', () => {
    const evaluation = evaluateClassifier({
      labels: [0, 1],
      probabilities: Float64Array.of(1, 0, 0, 1),
      classCount: 2,
    });

    expect(evaluation).toMatchObject({ accuracy: 1, f1Macro: 1 });
    expect(evaluation.logLoss).toBeCloseTo(0, 12);
  });

  it('refuses to judge without rows', () => {
    expect(() => evaluateClassifier({ labels: [], probabilities: [], classCount: 2 })).toThrow(
      'There are no rows to evaluate a classifier on.',
    );
  });

  it('refuses probabilities that do not fit the labels', () => {
    expect(() => evaluateClassifier({ labels: [0, 1], probabilities: [0.5, 0.5, 1], classCount: 2 })).toThrow(
      '2 rows of 2 classes need 4 probabilities, not 3.',
    );
  });

  it.each([2, -1, 0.5, Number.NaN])('refuses label %d among two classes', (label) => {
    expect(() => evaluateClassifier({ labels: [label], probabilities: [1, 0], classCount: 2 })).toThrow(
      `Row 0 has label ${label}, but classes go from 0 to 1.`,
    );
  });

  it.each([Number.NaN, -0.1, 1.5])('refuses %d as a probability', (probability) => {
    expect(() =>
      evaluateClassifier({ labels: [0, 0], probabilities: [1, 0, 0.5, probability], classCount: 2 }),
    ).toThrow(`Row 1 gives class 1 the probability ${probability}.`);
  });

  it('refuses a class count that is none', () => {
    expect(() => evaluateClassifier({ labels: [0], probabilities: [], classCount: 0 })).toThrow(
      'classCount must be an integer of at least 1, not 0.',
    );
  });
});
