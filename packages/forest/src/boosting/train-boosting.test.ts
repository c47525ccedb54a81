import { describe, expect, it } from 'vitest';
import type { Forest, TrainingSet } from '../forest.js';
import { encodeForest } from '../model-file/encode-forest.js';
import { createPredictor } from '../prediction/create-predictor.js';
import { Random } from '../random.js';
import { aSchema, aTrainingSet } from '../testing/a-training-set.js';
import { someBoostingOptions } from '../testing/some-boosting-options.js';
import { tracePaths } from '../testing/trace-paths.js';
import { mixedLeafOf } from '../trees/leaf-reference.js';
import { featureOf, missingBitOf } from '../trees/question.js';
import type { BoostingOptions } from './boosting-options.js';
import { trainBoosting } from './train-boosting.js';

function train(set: TrainingSet, options: Partial<BoostingOptions> = {}): Forest {
  return trainBoosting(set, someBoostingOptions(options), aSchema(set));
}

function predict(forest: Forest, { columns }: TrainingSet): Float64Array {
  return createPredictor(forest).predictColumns(columns);
}

function measureLogLoss(forest: Forest, set: TrainingSet): number {
  const probabilities = predict(forest, set);
  const losses = Array.from(
    set.labels,
    (label, row) => -Math.log(probabilities[row * set.classCount + label]),
  );
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** The rows in the order given, some perhaps more than once. */
function pickRows(set: TrainingSet, rows: readonly number[]): TrainingSet {
  return {
    ...set,
    columns: set.columns.map((column) => Float64Array.from(rows, (row) => column[row])),
    labels: Uint8Array.from(rows, (row) => set.labels[row]),
  };
}

function askedFeatures({ nodes }: Forest): number[] {
  return [...new Set(nodes.filter((_, word) => word % 3 === 0).map(featureOf))].toSorted();
}

describe('five rows by hand', () => {
  const set = {
    columns: [Float64Array.of(1, 1, 3, 3, 3)],
    labels: Uint8Array.of(0, 0, 1, 1, 1),
    classCount: 2,
  };
  const options = { roundCount: 1, learningRate: 0.5, l2: 1 };

  it('parts them where the loss falls most and corrects by a Newton step', () => {
    const forest = train(set, options);

    // Shares .4 and .6 are the start. For class 0 the rows have slopes -.6, -.6, .4, .4, .4 and, with Friedman's factor of 2
    // for two classes, second derivatives of 2 · .4 · .6 = .48 each. Leaf values are -.5 · slopes / (second derivatives + 1).
    expect(forest.edges).toEqual([Float64Array.of(2)]);
    expect([...forest.nodes]).toEqual([0, mixedLeafOf(0), mixedLeafOf(1), 0, mixedLeafOf(2), mixedLeafOf(3)]);
    const [left, , right, , otherLeft, , otherRight] = forest.mixedLeaves;
    expect(left).toBeCloseTo((0.5 * 1.2) / 1.96, 6);
    expect(right).toBeCloseTo((-0.5 * 1.2) / 2.44, 6);
    expect(otherLeft).toBeCloseTo(-left, 6);
    expect(otherRight).toBeCloseTo(-right, 6);
  });

  it('keeps how many rows end in each leaf', () => {
    const { mixedLeaves } = train(set, options);

    expect([mixedLeaves[1], mixedLeaves[3]]).toEqual([2, 3]);
  });

  it('makes probabilities of base scores and leaf values by softmax', () => {
    const [first, second] = createPredictor(train(set, options)).predictRow([1]);

    const odds = (0.4 / 0.6) * Math.exp((2 * 0.5 * 1.2) / 1.96);
    expect(first).toBeCloseTo(odds / (1 + odds), 6);
    expect(first + second).toBeCloseTo(1, 15);
  });

  it('sends a missing value to the side of more weight where training saw none', () => {
    const { nodes } = train(set, options);

    expect(missingBitOf(nodes[0])).toBe(0);
  });

  it('parts nothing when a side would weigh too little', () => {
    // A side of two rows has 2 · .48 = .96.
    expect(train(set, { ...options, minChildWeight: 0.95 }).nodes).toHaveLength(6);
    expect(train(set, { ...options, minChildWeight: 0.97 }).nodes).toHaveLength(0);
  });
});

describe('boosted trees', () => {
  it('are the same bytes for the same seed, and others for another', () => {
    const set = aTrainingSet();
    const sampled = { rowFraction: 0.5, featureFraction: 0.5 };

    const one = encodeForest(train(set, { ...sampled, seed: 5 }));

    expect(encodeForest(train(set, { ...sampled, seed: 5 }))).toEqual(one);
    expect(encodeForest(train(set, { ...sampled, seed: 6 }))).not.toEqual(one);
  });

  it('do not depend on the order of the rows', () => {
    const set = aTrainingSet({ rowCount: 2500, valueCount: 400 });
    const backwards = pickRows(
      set,
      Array.from(set.labels, (_, row) => set.labels.length - 1 - row),
    );

    expect(encodeForest(train(backwards))).toEqual(encodeForest(train(set)));
  });

  it('do not change when columns are rescaled in a way that keeps their order', () => {
    const set = aTrainingSet({ rowCount: 1500 });
    const rescaled = {
      ...set,
      columns: set.columns.map((column) => column.map((value) => Math.exp(value / 9) - 40)),
    };

    const forest = train(set);
    const ofRescaled = train(rescaled);

    expect(ofRescaled.nodes).toEqual(forest.nodes);
    expect(predict(ofRescaled, rescaled)).toEqual(predict(forest, set));
  });

  it('fit better with every round', () => {
    const set = aTrainingSet({ rowCount: 1000 });

    const losses = [1, 2, 4, 8, 16].map((roundCount) => measureLogLoss(train(set, { roundCount }), set));

    expect(losses).toEqual(losses.toSorted((one, other) => other - one));
    expect(losses[4]).toBeLessThan(0.75 * losses[0]);
  });

  it('take each row twice for rows of twice the weight', () => {
    const set = aTrainingSet();
    const rows = Array.from(set.labels, (_, row) => row);
    const isOfClass1 = (row: number) => set.labels[row] === 1;
    const doubled = pickRows(set, [...rows, ...rows.filter(isOfClass1)]);

    const ofWeighted = train(set, { classWeight: [1, 2, 1] });
    const ofDoubled = train(doubled);

    expect(ofDoubled.nodes).toEqual(ofWeighted.nodes);
    const values = (forest: Forest) => forest.mixedLeaves.filter((_, i) => i % 2 === 0);
    values(ofDoubled).forEach((value, leaf) => {
      expect(value).toBeCloseTo(values(ofWeighted)[leaf], 4);
    });
  });

  it('have at most as many leaves and questions on the way as they may', () => {
    const set = aTrainingSet({ rowCount: 2000 });

    const forest = train(set, { maxLeaves: 12, maxDepth: 4, roundCount: 3 });

    forest.roots.forEach((_, tree) => {
      const paths = new Set(tracePaths(forest, tree, set));
      expect(paths.size).toBeGreaterThan(4);
      expect(paths.size).toBeLessThanOrEqual(12);
      expect(Math.max(...[...paths].map((path) => path.length))).toBeLessThanOrEqual(4);
    });
  });

  it('never ask about a constant column', () => {
    const set = aTrainingSet();
    const withConstant = { ...set, columns: [new Float64Array(300).fill(4), ...set.columns] };

    expect(askedFeatures(train(withConstant))).toEqual([1, 2, 3, 4]);
  });

  it('ask about as many features a tree as they may', () => {
    const set = aTrainingSet({ columnCount: 8 });

    const forest = train(set, { featureFraction: 0.25, roundCount: 1 });

    forest.roots.forEach((root, tree) => {
      const nodes = forest.nodes.subarray(root, forest.roots[tree + 1]);
      expect(askedFeatures({ ...forest, nodes }).length).toBeLessThanOrEqual(2);
    });
  });

  it('fall back on the shares of classes where nothing parts the rows', () => {
    const set = { columns: [new Float64Array(4).fill(7)], labels: Uint8Array.of(0, 0, 0, 1), classCount: 3 };

    const probabilities = createPredictor(train(set)).predictRow([7]);

    [0.75, 0.25, 0].forEach((share, c) => {
      expect(probabilities[c]).toBeCloseTo(share, 12);
    });
  });

  it('count the rows that they were not grown from in their leaves too', () => {
    const set = aTrainingSet({ rowCount: 500 });

    const { mixedLeaves, roots } = train(set, { rowFraction: 0.3 });

    const rows = Array.from(mixedLeaves)
      .filter((_, i) => i % 2 === 1)
      .reduce((sum, count) => sum + count, 0);
    expect(rows).toBe(500 * roots.length);
  });
});

describe('early stopping', () => {
  const random = new Random(4, 0);
  const noise = {
    columns: [Float64Array.from({ length: 600 }, () => random.nextBelow(1000))],
    labels: Uint8Array.from({ length: 600 }, () => random.nextBelow(2)),
    classCount: 2,
  };

  it('keeps few rounds of what cannot be learned', () => {
    const forest = train(noise, { roundCount: 200, earlyStopping: { heldOutFraction: 0.3, patience: 5 } });

    expect(forest.roots.length / 2).toBeLessThan(10);
  });

  it('does better on other rows than all rounds do', () => {
    const set = aTrainingSet({ rowCount: 1500, seed: 3 });
    const others = aTrainingSet({ rowCount: 1500, seed: 4 });
    const options = { roundCount: 150, maxLeaves: 31, minChildWeight: 0.001 };

    const stopped = train(set, { ...options, earlyStopping: { heldOutFraction: 0.2, patience: 10 } });

    expect(stopped.roots.length).toBeLessThan(3 * 150);
    expect(measureLogLoss(stopped, others)).toBeLessThan(measureLogLoss(train(set, options), others));
  });

  it('uses all rounds while they help', () => {
    const set = aTrainingSet({ rowCount: 1500 });

    const forest = train(set, { roundCount: 3, earlyStopping: { heldOutFraction: 0.2, patience: 1 } });

    expect(forest.roots.length).toBe(9);
  });
});

describe('missing values and categories', () => {
  const random = new Random(8, 0);
  const rowCount = 400;
  const labels = Uint8Array.from({ length: rowCount }, () => random.nextBelow(2));

  it.each([
    ['alone', (row: number) => labels[row] === 1, (row: number) => row],
    [
      'with the low',
      (row: number) => labels[row] === 1 && row % 2 === 0,
      (row: number) => (labels[row] === 1 ? 1 : 9),
    ],
    [
      'with the high',
      (row: number) => labels[row] === 1 && row % 2 === 0,
      (row: number) => (labels[row] === 1 ? 9 : 1),
    ],
  ])('puts missing values %s where they belong', (_, isMissing, numberOf) => {
    const column = Float64Array.from(labels, (_, row) => (isMissing(row) ? Number.NaN : numberOf(row)));
    const set = {
      columns: [column],
      labels,
      classCount: 2,
      traits: [{ isCategorical: false, mayBeMissing: true }],
    };

    const { predictRow } = createPredictor(train(set, { roundCount: 20 }));

    expect(predictRow([Number.NaN])[1]).toBeGreaterThan(0.95);
    column.forEach((value, row) => {
      expect(predictRow([value])[labels[row]]).toBeGreaterThan(0.9);
    });
  });

  it('tells more categories apart than there are bins, by neighbours in their order', () => {
    const column = Float64Array.from({ length: 6000 }, (_, row) => row % 600);
    const set = {
      columns: [column],
      labels: Uint8Array.from(column, (category) => (category * 7 + 3) % 2),
      classCount: 2,
      traits: [{ isCategorical: true, mayBeMissing: false }],
    };

    const forest = train(set, { roundCount: 20 });

    const probabilities = predict(forest, set);
    set.labels.forEach((label, row) => {
      expect(probabilities[2 * row + label]).toBeGreaterThan(0.9);
    });
  });
});
