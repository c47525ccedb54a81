import { describe, expect, it } from 'vitest';
import { trainForest } from '../growing/train-forest.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { forestFromTree } from '../trees/forest-from-tree.js';
import { createPredictor } from './create-predictor.js';

function aPredictor(set = aTrainingSet()) {
  return createPredictor(trainForest(set, someOptions({ minSamplesLeaf: 4 }), aSchema(set)));
}

describe('createPredictor', () => {
  it('predicts rows one by one and together alike, to the bit', () => {
    const set = aTrainingSet({ rowCount: 5000, classCount: 3 });
    const predictor = aPredictor(set);

    const together = predictor.predictColumns(set.columns);

    const oneByOne = Array.from(set.labels, (_, row) =>
      predictor.predictRow(set.columns.map((column) => column[row])),
    );
    expect(together).toEqual(Float64Array.from(oneByOne.flatMap((probabilities) => [...probabilities])));
  });

  it('gives probabilities that sum to 1', () => {
    const probabilities = aPredictor().predictRow([3, 40, 7, 7]);

    expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 6);
  });

  it('is sure of the rows that fully grown trees have learned by heart', () => {
    const set = aTrainingSet({ rowCount: 2000, columnCount: 6, valueCount: 100 });
    const forest = trainForest(set, someOptions({ maxFeatures: 2 }), aSchema(set));

    const probabilities = createPredictor(forest).predictColumns(set.columns);

    set.labels.forEach((label, row) => {
      expect(probabilities[row * 3 + label]).toBe(1);
    });
  });

  it('takes values beyond those seen in training for the outermost ones', () => {
    const set = aTrainingSet();
    const predictor = aPredictor(set);
    const highest = set.columns.map((column) => Math.max(...column));

    expect(predictor.predictRow(highest.map((value) => value + 1e9))).toEqual(predictor.predictRow(highest));
  });

  it('predicts nothing for no rows', () => {
    expect(aPredictor().predictColumns([1, 2, 3, 4].map(() => new Float64Array(0)))).toEqual(
      new Float64Array(0),
    );
  });

  it('refuses a row of another length', () => {
    expect(() => aPredictor().predictRow([1, 2, 3])).toThrow(
      'The forest reads 4 features, but the row has 3 values.',
    );
  });

  it('refuses columns of another number or length', () => {
    const column = Float64Array.of(1, 2);

    expect(() => aPredictor().predictColumns([column])).toThrow(
      'The forest reads 4 features, but there are 1 columns.',
    );
    expect(() => aPredictor().predictColumns([column, column, Float64Array.of(1), column])).toThrow(
      'Column "feature 2" has 1 rows, the first has 2.',
    );
  });

  it('refuses an infinite value', () => {
    expect(() => aPredictor().predictRow([1, Number.POSITIVE_INFINITY, 3, 4])).toThrow(
      'Feature "feature 1" is Infinity in row 0: only finite numbers and NaN can be judged.',
    );
  });

  it('refuses a missing value where the forest does not know where it goes', () => {
    const forest = forestFromTree({ distribution: [1, 2] }, { featureNames: ['x'], classNames: ['a', 'b'] });

    expect(() => createPredictor(forest).predictRow([Number.NaN])).toThrow(
      'Feature "x" is NaN in row 0: only finite numbers can be judged.',
    );
  });
});
