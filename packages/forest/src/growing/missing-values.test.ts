import { describe, expect, it } from 'vitest';
import type { ColumnTraits, ForestAlgorithm, TrainingSet } from '../forest.js';
import { decodeForest } from '../model-file/decode-forest.js';
import { encodeForest } from '../model-file/encode-forest.js';
import { createPredictor } from '../prediction/create-predictor.js';
import { Random } from '../random.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { measureCovers } from '../trees/measure-covers.js';
import { codeOfQuestion, featureOf, missingBitOf } from '../trees/question.js';
import { trainForest } from './train-forest.js';

const algorithms: ForestAlgorithm[] = ['extra_trees', 'random_forest'];
const missing = Number.NaN;
const lacking: ColumnTraits = { isCategorical: false, mayBeMissing: true };
const category: ColumnTraits = { isCategorical: true, mayBeMissing: false };

function grow(set: TrainingSet, options: Parameters<typeof someOptions>[0] = {}) {
  return trainForest(set, someOptions({ treeCount: 1, ...options }), aSchema(set));
}

function questionsOf({ nodes }: { nodes: Int32Array }): Int32Array {
  return nodes.filter((_, word) => word % 3 === 0);
}

describe.each(algorithms)('missing values in %s', (algorithm) => {
  const bootstrap = false;

  it('go left where that parts the classes', () => {
    const set: TrainingSet = {
      columns: [Float64Array.of(1, missing, 1, 5, missing, 5, 5)],
      labels: Uint8Array.of(0, 0, 0, 1, 0, 1, 1),
      classCount: 2,
      traits: [lacking],
    };

    const forest = grow(set, { algorithm, bootstrap, treeCount: 20 });

    // A random threshold may be the one that parts the missing from all others; each tree must be right all the same.
    const { predictRow } = createPredictor(forest);
    expect([missing, 1, 5].map((value) => [...predictRow([value])])).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
    expect([...questionsOf(forest)].some((question) => missingBitOf(question) === 1)).toBe(true);
  });

  it('go right where that parts the classes', () => {
    const set: TrainingSet = {
      columns: [Float64Array.of(1, missing, 1, 5, missing, 5)],
      labels: Uint8Array.of(0, 1, 0, 1, 1, 1),
      classCount: 2,
      traits: [lacking],
    };

    const { predictRow } = createPredictor(grow(set, { algorithm, bootstrap, treeCount: 20 }));

    expect([missing, 1, 5].map((value) => predictRow([value])[1])).toEqual([1, 0, 1]);
  });

  it('are parted from all others where only that tells classes apart', () => {
    const set: TrainingSet = {
      columns: [Float64Array.of(4, missing, 4, missing, 4)],
      labels: Uint8Array.of(0, 1, 0, 1, 0),
      classCount: 2,
      traits: [lacking],
    };

    const forest = grow(set, { algorithm, bootstrap });

    expect(forest.edges).toEqual([Float64Array.of(Infinity)]);
    const { predictRow } = createPredictor(decodeForest(encodeForest(forest)));
    expect([missing, 4, -1e9, 1e9].map((value) => predictRow([value])[1])).toEqual([1, 0, 0, 0]);
  });

  it('go to the heavier side where training saw none', () => {
    const set: TrainingSet = {
      columns: [Float64Array.of(1, 1, 1, 2, 2)],
      labels: Uint8Array.of(0, 0, 0, 1, 1),
      classCount: 2,
    };
    const heavySecond = { classWeight: [1, 2] };

    const predictMissing = (options: object) =>
      createPredictor(grow(set, { algorithm, bootstrap, ...options })).predictRow([missing])[1];

    expect(predictMissing({})).toBe(0);
    expect(predictMissing(heavySecond)).toBe(1);
  });

  it('are asked for like any other value, so that fully grown trees know their rows by heart', () => {
    const whole = aTrainingSet({ rowCount: 1500, columnCount: 6, valueCount: 200 });
    const random = new Random(11, 0);
    const columns = whole.columns.map((column) =>
      column.map((value) => (random.nextBelow(4) === 0 ? missing : value)),
    );
    const set = { ...whole, columns, traits: columns.map(() => lacking) };

    const forest = grow(set, { algorithm, bootstrap, treeCount: 3, maxFeatures: 2 });

    const probabilities = createPredictor(forest).predictColumns(columns);
    const hits = set.labels.filter((label, row) => probabilities[row * 3 + label] === 1).length;
    // Rows that are alike in the few values they have cannot be told apart.
    expect(hits / set.labels.length).toBeGreaterThan(0.95);
  });

  it('leave no leaf with fewer rows than asked for', () => {
    const set: TrainingSet = {
      columns: [Float64Array.of(1, 2, 3, missing, 5, 6, missing, 8)],
      labels: Uint8Array.of(0, 1, 0, 1, 0, 1, 1, 1),
      classCount: 2,
      traits: [lacking],
    };

    const forest = grow(set, { algorithm, bootstrap, minSamplesLeaf: 3, treeCount: 20 });

    const coverOf = measureCovers(forest);
    const children = forest.nodes.filter((_, word) => word % 3 !== 0);
    expect(children.length).toBeGreaterThan(0);
    expect(Math.min(...children.map((reference) => coverOf(reference)))).toBeGreaterThanOrEqual(3);
  });
});

describe('categories', () => {
  it('are parted by their share of the classes, whatever their numbers', () => {
    const set: TrainingSet = {
      columns: [Float64Array.of(7, 7, 3, 3, 9, 9, 1, 1)],
      labels: Uint8Array.of(0, 0, 1, 1, 0, 0, 1, 1),
      classCount: 2,
      traits: [category],
    };

    const forest = grow(set, { algorithm: 'random_forest', bootstrap: false });

    // One question is enough, where numbers would take three.
    expect(questionsOf(forest).length).toBe(1);
    expect(featureOf(forest.nodes[0])).toBe(0);
    expect(codeOfQuestion(forest.nodes[0])).toBe(1);
    const { predictRow } = createPredictor(forest);
    expect([7, 3, 9, 1].map((value) => predictRow([value])[1])).toEqual([0, 1, 0, 1]);
  });

  it('that training did not see are missing', () => {
    const set: TrainingSet = {
      columns: [Float64Array.of(7, 7, 3, 3, 9)],
      labels: Uint8Array.of(0, 0, 1, 1, 0),
      classCount: 2,
      traits: [category],
    };

    const { predictRow } = createPredictor(grow(set));

    expect(predictRow([8])).toEqual(predictRow([missing]));
    expect(() => predictRow([Number.POSITIVE_INFINITY])).toThrow('Feature "feature 0" is Infinity');
  });
});
