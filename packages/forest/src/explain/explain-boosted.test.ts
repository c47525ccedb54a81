import { describe, expect, it } from 'vitest';
import { trainBoosting } from '../boosting/train-boosting.js';
import { createPredictor } from '../prediction/create-predictor.js';
import { aSchema, aTrainingSet } from '../testing/a-training-set.js';
import { type BoostedNode, readBoostedTrees } from '../testing/read-boosted-trees.js';
import { readReference } from '../testing/read-covertype-sample.js';
import { someBoostingOptions } from '../testing/some-boosting-options.js';
import { createExplainer } from './create-explainer.js';

interface Reference {
  classCount: number;
  rows: number[][];
  trees: BoostedNode[];
  baseValues: number[];
  /** By row, feature and class. */
  contributions: number[][][];
}

const reference: Reference = JSON.parse(readReference('shap-boosted-values.json'));

describe('createExplainer of a boosted forest', () => {
  it('agrees with shap about the scores of trees that LightGBM boosted', () => {
    const { trees, classCount, rows, baseValues, contributions } = reference;

    const explainer = createExplainer(readBoostedTrees(trees, 12, classCount));

    expect(explainer.explains).toBe('scores');
    // Leaves are kept in 32 bits here.
    explainer.baseValues.forEach((value, c) => {
      expect(value).toBeCloseTo(baseValues[c], 6);
    });
    rows.forEach((row, r) => {
      const expected = contributions[r].flat();
      explainer.explainRow(row).forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i], 6);
      });
    });
  });

  it('adds up to scores whose softmax is the probability of each class', () => {
    const set = aTrainingSet({ rowCount: 800, columnCount: 6 });
    const forest = trainBoosting(set, someBoostingOptions({ roundCount: 8 }), aSchema(set));
    const { baseValues, explainRow } = createExplainer(forest);

    for (let row = 0; row < 800; row += 100) {
      const values = set.columns.map((column) => column[row]);
      const contributions = explainRow(values);
      const powers = baseValues.map((base, c) =>
        Math.exp(values.reduce((sum, _, f) => sum + contributions[f * 3 + c], base)),
      );
      const total = powers.reduce((sum, power) => sum + power, 0);
      createPredictor(forest)
        .predictRow(values)
        .forEach((probability, c) => {
          expect(probability).toBeCloseTo(powers[c] / total, 10);
        });
    }
  });
});
