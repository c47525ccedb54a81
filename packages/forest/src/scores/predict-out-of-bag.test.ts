import { describe, expect, it } from 'vitest';
import type { TrainingSet } from '../forest.js';
import { countDraws } from '../growing/draw-rows.js';
import { growTrees } from '../growing/grow-trees.js';
import { createPredictor } from '../prediction/create-predictor.js';
import { Random } from '../random.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { predictOutOfBag } from './predict-out-of-bag.js';

const set = aTrainingSet({ rowCount: 120 });
const options = someOptions({ treeCount: 3, bootstrap: true, minSamplesLeaf: 4, seed: 9 });

function grow(range: { first: number; count: number }, rows: TrainingSet = set) {
  return growTrees(rows, options, aSchema(rows), range);
}

describe('predictOutOfBag', () => {
  it('asks of each row the trees that did not draw it, and none where all did', () => {
    const probabilities = predictOutOfBag(grow({ first: 0, count: 3 }), set);

    const trees = [0, 1, 2].map((tree) => {
      const drawCounts = new Int32Array(120);
      countDraws(new Random(9, tree), drawCounts);
      const forest = grow({ first: tree, count: 1 });
      return { drawCounts, predicted: createPredictor(forest).predictColumns(set.columns) };
    });
    set.labels.forEach((_, row) => {
      const asked = trees.filter(({ drawCounts }) => drawCounts[row] === 0);
      for (let c = 0; c < 3; c++) {
        const sum = asked.reduce((total, { predicted }) => total + predicted[row * 3 + c], 0);
        if (asked.length === 0) expect(probabilities[row * 3 + c]).toBe(Number.NaN);
        else expect(probabilities[row * 3 + c]).toBeCloseTo(sum / asked.length, 12);
      }
    });
    expect(probabilities.some(Number.isNaN)).toBe(true);
  });

  it('knows which trees a part of a forest holds', () => {
    const part = predictOutOfBag(grow({ first: 2, count: 1 }), set);

    const drawCounts = new Int32Array(120);
    countDraws(new Random(9, 2), drawCounts);
    drawCounts.forEach((drawn, row) => {
      expect(Number.isNaN(part[row * 3])).toBe(drawn > 0);
    });
  });

  it('refuses trees that saw every row', () => {
    const forest = growTrees(set, someOptions(), aSchema(set), { first: 0, count: 5 });

    expect(() => predictOutOfBag(forest, set)).toThrow('out-of-bag rows need bootstrap: true');
  });

  it('refuses other rows than the forest was grown from', () => {
    expect(() => predictOutOfBag(grow({ first: 0, count: 3 }), aTrainingSet({ rowCount: 99 }))).toThrow(
      'The forest was grown from 120 rows of 4 features, not from 99 of 4.',
    );
  });
});
