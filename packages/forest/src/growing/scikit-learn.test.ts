import { describe, expect, it } from 'vitest';
import type { Forest, ForestAlgorithm, TrainingSet } from '../forest.js';
import { createPredictor } from '../prediction/create-predictor.js';
import { measureAccuracy } from '../scores/measure-accuracy.js';
import { measureGainImportance } from '../scores/measure-gain-importance.js';
import { measurePermutationImportance } from '../scores/measure-permutation-importance.js';
import { predictOutOfBag } from '../scores/predict-out-of-bag.js';
import { aSchema, someOptions } from '../testing/a-training-set.js';
import { readCovertypeSample, readReference } from '../testing/read-covertype-sample.js';
import { forestFromTree, type PlainTree } from '../trees/forest-from-tree.js';
import { trainForest } from './train-forest.js';

interface Reference {
  treeCount: number;
  trainCount: number;
  answers: {
    algorithm: ForestAlgorithm;
    maxFeatures: number;
    minSamplesLeaf: number;
    maxDepth: number | null;
    meanAccuracy: number;
    meanNodeCount: number;
  }[];
}

interface Importances {
  tree: PlainTree;
  treeImportances: number[];
  extraTrees: {
    maxFeatures: number;
    importances: number[];
    permutationMeans: number[];
    permutationDeviations: number[];
  };
  randomForest: { maxFeatures: number; importances: number[]; outOfBagAccuracy: number };
}

const { treeCount, trainCount, answers }: Reference = JSON.parse(readReference('scikit-learn-forests.json'));
const { tree, treeImportances, extraTrees, randomForest }: Importances = JSON.parse(
  readReference('scikit-learn-importances.json'),
);
const { answers: withMissing }: Reference = JSON.parse(readReference('scikit-learn-missing.json'));
const { trained, heldOut } = readCovertypeSample(trainCount);

/** The rows without the values that the reference left out; the first of them is row `first` of the sample. */
function lackValues(set: TrainingSet, first: number): TrainingSet {
  const columns = set.columns.map((column, f) =>
    Float64Array.from(column, (value, row) => ((7 * (first + row) + 13 * f) % 5 === 0 ? Number.NaN : value)),
  );
  return { ...set, columns, traits: columns.map(() => ({ isCategorical: false, mayBeMissing: true })) };
}

function accuracyOf(forest: Forest, { columns, labels, classCount }: TrainingSet): number {
  return measureAccuracy(createPredictor(forest).predictColumns(columns), labels, classCount).accuracy;
}

function grow(algorithm: ForestAlgorithm, maxFeatures: number): Forest {
  return trainForest(trained, someOptions({ algorithm, maxFeatures, treeCount }), aSchema(trained));
}

describe('a forest beside that of scikit-learn', () => {
  it.each(answers)(
    '$algorithm, $maxFeatures features a node, leaves of $minSamplesLeaf, depth $maxDepth: trees as large, answers as right',
    ({ meanAccuracy, meanNodeCount, ...settings }) => {
      const forest = trainForest(trained, someOptions({ ...settings, treeCount }), aSchema(trained));

      const nodeCount = (2 * forest.nodes.length) / 3 / treeCount + 1;
      expect(Math.abs(nodeCount / meanNodeCount - 1)).toBeLessThan(0.05);
      // Seeds differ by half a point, the thousand rows held out are sure to about one.
      expect(Math.abs(accuracyOf(forest, heldOut) - meanAccuracy)).toBeLessThan(0.015);
    },
  );

  it.each(withMissing)(
    '$algorithm, one value in five missing: trees as large, answers as right',
    ({ algorithm, maxFeatures, meanAccuracy, meanNodeCount }) => {
      const [learned, judged] = [lackValues(trained, 0), lackValues(heldOut, trainCount)];
      const options = someOptions({ algorithm, maxFeatures, treeCount });
      const forest = trainForest(learned, options, aSchema(learned));

      const nodeCount = (2 * forest.nodes.length) / 3 / treeCount + 1;
      expect(Math.abs(nodeCount / meanNodeCount - 1)).toBeLessThan(0.05);
      expect(Math.abs(accuracyOf(forest, judged) - meanAccuracy)).toBeLessThan(0.015);
    },
  );

  it('is as right out of bag', () => {
    const forest = grow('random_forest', randomForest.maxFeatures);

    const { accuracy, rowCount } = measureAccuracy(predictOutOfBag(forest, trained), trained.labels, 7);

    expect(rowCount).toBe(trainCount);
    // Three thousand rows are sure to 0.7 points.
    expect(Math.abs(accuracy - randomForest.outOfBagAccuracy)).toBeLessThan(0.015);
  });
});

describe('importance beside that of scikit-learn', () => {
  it('is the same for the same tree', () => {
    const forest = forestFromTree(tree, aSchema(trained));

    const importance = measureGainImportance(forest);

    importance.forEach((gain, f) => {
      expect(gain).toBeCloseTo(treeImportances[f], 12);
    });
  });

  it.each([
    ['extra_trees', extraTrees],
    ['random_forest', randomForest],
  ] as const)('is about the same for forests of %s', (algorithm, { maxFeatures, importances }) => {
    const importance = measureGainImportance(grow(algorithm, maxFeatures));

    importance.forEach((gain, f) => {
      // Random thresholds are uniform over values there and over ranks here.
      expect(Math.abs(gain - importances[f])).toBeLessThan(0.025);
    });
  });

  it('is about the same when features are shuffled', () => {
    const forest = grow('extra_trees', extraTrees.maxFeatures);

    const { means, deviations } = measurePermutationImportance(forest, heldOut, { repeats: 5, seed: 1 });

    means.forEach((loss, f) => {
      // A thousand rows are sure to about 1.5 points, and shuffles differ by one.
      expect(Math.abs(loss - extraTrees.permutationMeans[f])).toBeLessThan(0.05);
    });
    expect(Math.max(...deviations)).toBeLessThan(3 * Math.max(...extraTrees.permutationDeviations));
  });
});
