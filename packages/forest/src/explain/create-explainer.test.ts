import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Forest } from '../forest.js';
import { trainForest } from '../growing/train-forest.js';
import { createPredictor } from '../prediction/create-predictor.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { bruteShapley } from '../testing/brute-shapley.js';
import { forestFromTree, type PlainTree } from '../trees/forest-from-tree.js';
import { createExplainer } from './create-explainer.js';

interface Reference {
  rows: number[][];
  /** Contributions by row, feature and class. */
  cases: { tree: PlainTree; baseValues: number[]; contributions: number[][][] }[];
}

const reference: Reference = JSON.parse(
  readFileSync(new URL('../../test/reference/shap-values.json', import.meta.url), 'utf8'),
);
const names = (word: string, length: number) => Array.from({ length }, (_, i) => `${word} ${i}`);

function expectNear(found: Float64Array, expected: readonly number[], digits: number): void {
  expect(found.length).toBe(expected.length);
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i], digits);
  });
}

function expectToAddUp(forest: Forest, row: readonly number[]): void {
  const { baseValues, explainRow } = createExplainer(forest);
  const classCount = baseValues.length;
  const contributions = explainRow(row);
  createPredictor(forest)
    .predictRow(row)
    .forEach((probability, c) => {
      const sum = row.reduce((total, _, f) => total + contributions[f * classCount + c], baseValues[c]);
      expect(Math.abs(sum - probability)).toBeLessThan(1e-12);
    });
}

describe('createExplainer', () => {
  it.each(reference.cases.map((one, i) => ({ ...one, i })))('agrees with shap on tree $i', (one) => {
    const forest = forestFromTree(one.tree, {
      featureNames: names('feature', 12),
      classNames: names('class', one.baseValues.length),
    });

    const explainer = createExplainer(forest);

    expectNear(explainer.baseValues, one.baseValues, 10);
    reference.rows.forEach((row, i) => {
      expectNear(explainer.explainRow(row), one.contributions[i].flat(), 10);
    });
  });

  it.each([1, 2, 3, 4, 5])('agrees with the definition on small forests (seed %d)', (seed) => {
    const set = aTrainingSet({ rowCount: 40, columnCount: 5, valueCount: 12, seed });
    for (let row = 0; row < 40; row += 3) set.columns[row % 5][row] = Number.NaN;
    const traits = set.columns.map(() => ({ isCategorical: false, mayBeMissing: true }));
    const options = someOptions({ treeCount: 3, maxFeatures: 2, classWeight: [1, 2.5, 0.5], seed });
    const forest = trainForest(
      { ...set, traits },
      { ...options, minSamplesLeaf: 1 + (seed % 3) },
      aSchema(set),
    );
    const { explainRow } = createExplainer(forest);

    for (const row of [0, 1, 3, 9]) {
      const values = set.columns.map((column) => column[row]);
      expectNear(explainRow(values), bruteShapley(forest, values), 12);
    }
    expectNear(
      explainRow(new Float64Array(5).fill(Number.NaN)),
      bruteShapley(forest, new Array(5).fill(Number.NaN)),
      12,
    );
  });

  it('adds up to the probability of each class', () => {
    const set = aTrainingSet({ rowCount: 2000, columnCount: 9 });
    const forest = trainForest(set, someOptions({ treeCount: 20, maxFeatures: 3 }), aSchema(set));

    for (let row = 0; row < 2000; row += 400)
      expectToAddUp(
        forest,
        set.columns.map((column) => column[row]),
      );
  });

  it('shares the answer of one question among nothing but its feature', () => {
    const tree: PlainTree = {
      featureIndex: 1,
      threshold: 5,
      left: { counts: [3, 0] },
      right: { counts: [0, 1] },
    };
    const forest = forestFromTree(tree, { featureNames: ['x', 'y'], classNames: ['a', 'b'] });
    const { baseValues, explainRow } = createExplainer(forest);

    expect([...baseValues]).toEqual([0.75, 0.25]);
    expectNear(explainRow([9, 9]), [0, 0, -0.75, 0.75], 15);
  });

  it('gives a tree of one leaf its shares as base values, and features nothing', () => {
    const forest = forestFromTree({ counts: [3, 1] }, { featureNames: ['x'], classNames: ['a', 'b'] });
    const { baseValues, explainRow } = createExplainer(forest);

    expect([...baseValues]).toEqual([0.75, 0.25]);
    expect([...explainRow([1])]).toEqual([0, 0]);
  });

  it('adds up where the rows of a branch have no weight', () => {
    const set = aTrainingSet({ rowCount: 60 });
    const trained = trainForest(set, someOptions({ maxFeatures: 2 }), aSchema(set));
    const forest = { ...trained, classWeights: Float64Array.of(1, 0, 1) };

    for (let row = 0; row < 60; row += 7)
      expectToAddUp(
        forest,
        set.columns.map((column) => column[row]),
      );
  });

  it('refuses a forest that does not know how many rows went where', () => {
    const forest = forestFromTree({ distribution: [1, 2] }, { featureNames: ['x'], classNames: ['a', 'b'] });

    expect(() => createExplainer(forest)).toThrow('How many rows went through each node is not known');
  });

  it('refuses a row of another length', () => {
    const forest = forestFromTree({ counts: [3, 1] }, { featureNames: ['x'], classNames: ['a', 'b'] });

    expect(() => createExplainer(forest).explainRow([1, 2])).toThrow(
      'The forest reads 1 features, but the row has 2 values.',
    );
  });
});
