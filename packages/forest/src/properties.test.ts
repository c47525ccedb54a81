import { describe, expect, it } from 'vitest';
import { trainBoosting } from './boosting/train-boosting.js';
import type { Forest, TrainingSet } from './forest.js';
import type { ClassWeight } from './growing/class-weight.js';
import { trainForest } from './growing/train-forest.js';
import { createPredictor } from './prediction/create-predictor.js';
import { aSchema, aTrainingSet, someOptions } from './testing/a-training-set.js';
import { someBoostingOptions } from './testing/some-boosting-options.js';

const algorithms = ['extra_trees', 'random_forest', 'gradient_boosting'] as const;

/** Without a bootstrap, so that what is learned follows from the rows and nothing is left to their numbers. */
function train(
  algorithm: (typeof algorithms)[number],
  set: TrainingSet,
  classWeight: ClassWeight = 'none',
): Forest {
  if (algorithm === 'gradient_boosting') {
    return trainBoosting(set, someBoostingOptions({ classWeight }), aSchema(set));
  }
  const options = { algorithm, classWeight, bootstrap: false, maxFeatures: set.columns.length };
  return trainForest(set, someOptions(options), aSchema(set));
}

/** The rows in the order given, some perhaps more than once. */
function pickRows(set: TrainingSet, rows: readonly number[]): TrainingSet {
  return {
    ...set,
    columns: set.columns.map((column) => Float64Array.from(rows, (row) => column[row])),
    labels: Uint8Array.from(rows, (row) => set.labels[row]),
  };
}

function rowsOf({ labels }: TrainingSet): number[] {
  return Array.from(labels, (_, row) => row);
}

function predict(forest: Forest, { columns }: TrainingSet): Float64Array {
  return createPredictor(forest).predictColumns(columns);
}

describe.each(algorithms)('%s', (algorithm) => {
  it('takes rows of a class twice for a class of twice the weight', () => {
    // Few enough for extra trees to draw their thresholds in one way, from one column so that equal questions are none of two.
    const set = aTrainingSet({ rowCount: algorithm === 'extra_trees' ? 32 : 300, columnCount: 1 });
    const rows = rowsOf(set);
    const doubled = pickRows(set, [...rows, ...rows.filter((row) => set.labels[row] === 1)]);

    const ofWeighted = train(algorithm, set, [1, 2, 1]);
    const ofDoubled = train(algorithm, doubled);

    expect(ofDoubled.nodes.filter((_, word) => word % 3 === 0)).toEqual(
      ofWeighted.nodes.filter((_, word) => word % 3 === 0),
    );
    const expected = predict(ofWeighted, set);
    predict(ofDoubled, set).forEach((probability, place) => {
      expect(probability).toBeCloseTo(expected[place], 4);
    });
  });

  it('does not depend on the order of the rows', () => {
    const set = aTrainingSet({ rowCount: 2500, valueCount: 400 });
    const backwards = pickRows(set, rowsOf(set).toReversed());

    expect(train(algorithm, backwards).nodes).toEqual(train(algorithm, set).nodes);
  });

  it('says what share of the rows each class has where all columns are constant', () => {
    const set = {
      columns: [new Float64Array(4).fill(7), new Float64Array(4)],
      labels: Uint8Array.of(0, 0, 0, 1),
      classCount: 3,
    };

    const forest = train(algorithm, set);

    expect(forest.nodes).toHaveLength(0);
    const probabilities = createPredictor(forest).predictRow([1, 2]);
    [0.75, 0.25, 0].forEach((share, c) => {
      expect(probabilities[c]).toBeCloseTo(share, 12);
    });
  });

  it('learns from two rows, if they are of two classes', () => {
    const set = { columns: [Float64Array.of(1, 3)], labels: Uint8Array.of(1, 0), classCount: 2 };

    const { predictRow } = createPredictor(train(algorithm, set));

    const [low] = predictRow([1]);
    const [high] = predictRow([3]);
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
  });

  it.each([
    ['no row', [], 'There are no rows to train on.'],
    ['one row', [0], 'The only row is of class'],
    ['rows of one class', [0, 0, 0], 'All 3 rows are of class'],
  ])('refuses %s', (_, rows, message) => {
    expect(() => train(algorithm, pickRows(aTrainingSet(), rows))).toThrow(message);
  });
});
