import { describe, expect, it } from 'vitest';
import type { TrainingSet } from '../forest.js';
import { createPredictor } from '../prediction/create-predictor.js';
import { aSchema } from '../testing/a-training-set.js';
import { readCovertypeSample, readReference } from '../testing/read-covertype-sample.js';
import { someBoostingOptions } from '../testing/some-boosting-options.js';
import { trainBoosting } from './train-boosting.js';

interface Reference {
  trainCount: number;
  divisors: number[];
  answers: {
    maxLeaves: number;
    learningRate: number;
    minChildWeight: number;
    l2: number;
    maxDepth: number | null;
    losses: number[];
    accuracy: number;
  }[];
}

const reference: Reference = JSON.parse(readReference('lightgbm-losses.json'));
const sample = readCovertypeSample(reference.trainCount);
const trained = divide(sample.trained);
const heldOut = divide(sample.heldOut);

function divide(set: TrainingSet): TrainingSet {
  const columns = set.columns.map((column, f) =>
    column.map((value) => Math.floor(value / reference.divisors[f])),
  );
  return { ...set, columns };
}

function measure(probabilities: Float64Array, { labels, classCount }: TrainingSet) {
  let loss = 0;
  let hits = 0;
  labels.forEach((label, row) => {
    const ofRow = probabilities.subarray(row * classCount, (row + 1) * classCount);
    loss -= Math.log(ofRow[label]) / labels.length;
    if (ofRow.indexOf(Math.max(...ofRow)) === label) hits++;
  });
  return { loss, accuracy: hits / labels.length };
}

describe('boosting beside that of LightGBM', () => {
  it.each(reference.answers)(
    '$maxLeaves leaves, depth $maxDepth, rate $learningRate, l2 $l2: the same loss after every tenth round',
    ({ losses, accuracy, ...settings }) => {
      const options = someBoostingOptions({ ...settings, roundCount: losses.length });
      const forest = trainBoosting(trained, options, aSchema(trained));

      for (const roundCount of [1, 10, 20, 30, 40]) {
        const roots = forest.roots.slice(0, roundCount * trained.classCount);
        const predictor = createPredictor({ ...forest, roots });
        const { loss } = measure(predictor.predictColumns(trained.columns), trained);
        expect(Math.abs(loss / losses[roundCount - 1] - 1), `after ${roundCount} rounds`).toBeLessThan(0.005);
      }
      const found = measure(createPredictor(forest).predictColumns(heldOut.columns), heldOut);
      expect(Math.abs(found.accuracy - accuracy)).toBeLessThan(0.015);
    },
  );
});
