import { describe, expect, it } from 'vitest';
import type { ForestAlgorithm, TrainingSet } from '../forest.js';
import { encodeForest } from '../model-file/encode-forest.js';
import { createPredictor } from '../prediction/create-predictor.js';
import { Random } from '../random.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { tracePaths } from '../testing/trace-paths.js';
import { pureLeafOf } from '../trees/leaf-reference.js';
import { featureOf, questionOf } from '../trees/question.js';
import { trainForest } from './train-forest.js';

const algorithms: ForestAlgorithm[] = ['extra_trees', 'random_forest'];

function train(set: TrainingSet, options: Parameters<typeof someOptions>[0]) {
  return trainForest(set, someOptions(options), aSchema(set));
}

function shuffleRows({ columns, labels, classCount }: TrainingSet): TrainingSet {
  const random = new Random(99, 0);
  const order = Array.from(labels, (_, row) => row);
  for (let i = order.length - 1; i > 0; i--) {
    const other = random.nextBelow(i + 1);
    [order[i], order[other]] = [order[other], order[i]];
  }
  return {
    columns: columns.map((column) => Float64Array.from(order, (row) => column[row])),
    labels: Uint8Array.from(order, (row) => labels[row]),
    classCount,
  };
}

describe('five rows by hand', () => {
  it('asks the one question that divides two classes', () => {
    const set = {
      columns: [Float64Array.of(1, 1, 3, 3, 3)],
      labels: Uint8Array.of(0, 0, 1, 1, 1),
      classCount: 2,
    };

    const forest = train(set, { treeCount: 1 });

    expect(forest.edges).toEqual([Float64Array.of(2)]);
    expect([...forest.roots]).toEqual([0]);
    // Three rows of five go right, so that is where a missing value goes too.
    expect([...forest.nodes]).toEqual([questionOf(0, 0, false), pureLeafOf(0, 2), pureLeafOf(1, 3)]);
  });

  it('asks first what lowers the impurity most, then what is left to ask', () => {
    const set = {
      columns: [Float64Array.of(0, 0, 1, 1, 1), Float64Array.of(0, 1, 0, 1, 1)],
      labels: Uint8Array.of(0, 0, 1, 2, 2),
      classCount: 3,
    };

    const forest = train(set, { treeCount: 1, maxFeatures: 2 });

    expect([...forest.nodes]).toEqual([
      questionOf(0, 0, false),
      pureLeafOf(0, 2),
      3,
      questionOf(1, 0, false),
      pureLeafOf(1, 1),
      pureLeafOf(2, 2),
    ]);
  });

  it('keeps the rows of each class in a leaf that nothing divides', () => {
    const set = {
      columns: [Float64Array.of(7, 7, 7, 7, 7)],
      labels: Uint8Array.of(0, 0, 0, 0, 1),
      classCount: 2,
    };

    const forest = train(set, { treeCount: 1 });

    expect([...forest.nodes]).toEqual([]);
    expect([...forest.mixedLeaves]).toEqual([4, 1]);
    expect([...createPredictor(forest).predictRow([7])]).toEqual([0.8, 0.2]);
  });

  it('weighs the classes of that leaf alike when they are balanced', () => {
    const set = {
      columns: [Float64Array.of(7, 7, 7, 7, 7)],
      labels: Uint8Array.of(0, 0, 0, 0, 1),
      classCount: 2,
    };

    const forest = train(set, { treeCount: 1, classWeight: 'balanced' });

    expect([...createPredictor(forest).predictRow([7])]).toEqual([0.5, 0.5]);
  });
});

describe.each(algorithms)('a forest of %s', (algorithm) => {
  it('is the same bytes for the same seed, and others for another', () => {
    const set = aTrainingSet();

    const one = encodeForest(train(set, { algorithm, seed: 5 }));
    const same = encodeForest(train(set, { algorithm, seed: 5 }));
    const other = encodeForest(train(set, { algorithm, seed: 6 }));

    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('does not change its trees when columns are rescaled in a way that keeps their order', () => {
    const set = aTrainingSet({ rowCount: 1500 });
    const rescaled = {
      ...set,
      columns: set.columns.map((column) => column.map((value) => Math.exp(value / 9) - 40)),
    };

    const forest = train(set, { algorithm });
    const forestOfRescaled = train(rescaled, { algorithm });

    expect(forestOfRescaled.nodes).toEqual(forest.nodes);
    expect(createPredictor(forestOfRescaled).predictColumns(rescaled.columns)).toEqual(
      createPredictor(forest).predictColumns(set.columns),
    );
  });

  it('reads negative and fractional values of any number format alike', () => {
    const whole = aTrainingSet();
    const shifted = {
      ...whole,
      columns: whole.columns.map((column) => column.map((value) => value / 4 - 6)),
    };
    const narrow = { ...shifted, columns: shifted.columns.map((column) => Float32Array.from(column)) };

    expect(encodeForest(train(narrow, { algorithm }))).toEqual(encodeForest(train(shifted, { algorithm })));
  });

  it('never asks about a constant column', () => {
    const set = aTrainingSet();
    const withConstant = { ...set, columns: [new Float64Array(300).fill(4), ...set.columns] };

    const { nodes } = train(withConstant, { algorithm, treeCount: 10 });

    const asked = new Set(nodes.filter((_, word) => word % 3 === 0).map(featureOf));
    expect([...asked].toSorted()).toEqual([1, 2, 3, 4]);
  });

  it('is a leaf where a bootstrap drew rows of one class alone', () => {
    const set = { columns: [Uint8Array.of(3, 4)], labels: Uint8Array.of(0, 1), classCount: 2 };

    const { roots } = train(set, { algorithm, treeCount: 40, bootstrap: true });

    expect(new Set(roots)).toEqual(
      new Set([pureLeafOf(0, 2), pureLeafOf(1, 2), ...roots.filter((root) => root >= 0)]),
    );
  });

  it('gives a class without rows no probability', () => {
    const set = { ...aTrainingSet({ classCount: 3 }), classCount: 5 };

    const [row] = [
      createPredictor(train(set, { algorithm, classWeight: 'balanced' })).predictRow([1, 2, 3, 4]),
    ];

    expect([...row.slice(3)]).toEqual([0, 0]);
    expect(row[0] + row[1] + row[2]).toBeCloseTo(1, 12);
  });

  it('tells 256 classes apart', () => {
    const labels = Uint8Array.from({ length: 512 }, (_, row) => row % 256);
    const set = { columns: [Float64Array.from(labels)], labels, classCount: 256 };

    const probabilities = createPredictor(train(set, { algorithm, treeCount: 30 })).predictColumns(
      set.columns,
    );

    const hits = labels.filter((label, row) => {
      const ofRow = probabilities.subarray(row * 256, row * 256 + 256);
      return ofRow.indexOf(Math.max(...ofRow)) === label;
    });
    expect(hits.length).toBe(512);
  });

  it('leaves no leaf with fewer rows than asked for', () => {
    const set = aTrainingSet({ rowCount: 3000, valueCount: 900 });

    const forest = train(set, { algorithm, treeCount: 3, minSamplesLeaf: 7, maxFeatures: 2 });

    for (let tree = 0; tree < 3; tree++) {
      const rowsOfLeaf = new Map<string, number>();
      for (const path of tracePaths(forest, tree, set)) rowsOfLeaf.set(path, (rowsOfLeaf.get(path) ?? 0) + 1);
      expect(Math.min(...rowsOfLeaf.values())).toBeGreaterThanOrEqual(7);
    }
  });

  it('asks no more questions in a row than the depth allows', () => {
    const set = aTrainingSet({ rowCount: 3000 });

    const forest = train(set, { algorithm, treeCount: 3, maxDepth: 4 });

    const depths = tracePaths(forest, 1, set).map((path) => path.length);
    expect(Math.max(...depths)).toBe(4);
  });

  it('learns a rule that no single question helps with', () => {
    const rows = Array.from({ length: 200 }, (_, row) => row % 4);
    const set = {
      columns: [Uint8Array.from(rows, (row) => row & 1), Uint8Array.from(rows, (row) => row >> 1)],
      labels: Uint8Array.from(rows, (row) => (row & 1) ^ (row >> 1)),
      classCount: 2,
    };

    const predictor = createPredictor(train(set, { algorithm, treeCount: 3 }));

    expect([...predictor.predictRow([0, 1])]).toEqual([0, 1]);
    expect([...predictor.predictRow([1, 1])]).toEqual([1, 0]);
  });
});

describe('extremely randomised trees', () => {
  it('do not depend on the order of the rows', () => {
    const set = aTrainingSet({ rowCount: 2500, valueCount: 400 });
    const options = { treeCount: 3, classWeight: 'balanced' } as const;

    expect(train(shuffleRows(set), options).nodes).toEqual(train(set, options).nodes);
  });

  it('part even rows that only their finest difference tells apart', () => {
    const rowCount = 5000;
    const set = {
      columns: [Float64Array.from({ length: rowCount }, (_, row) => row * 1.5)],
      labels: Uint8Array.from({ length: rowCount }, (_, row) => row % 2),
      classCount: 2,
    };

    const forest = train(set, { treeCount: 1 });

    expect(forest.mixedLeaves.length).toBe(0);
    expect(forest.nodes.length / 3).toBe(rowCount - 1);
  });
});

describe('a random forest', () => {
  it('parts even rows that only their finest difference tells apart', () => {
    const rowCount = 5000;
    const set = {
      columns: [Float64Array.from({ length: rowCount }, (_, row) => row * 1.5)],
      labels: Uint8Array.from({ length: rowCount }, (_, row) => row % 2),
      classCount: 2,
    };

    const forest = train(set, { algorithm: 'random_forest', treeCount: 1 });

    expect(forest.mixedLeaves.length).toBe(0);
  });
});
