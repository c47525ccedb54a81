import { describe, expect, it } from 'vitest';
import { trainBoosting } from '../boosting/train-boosting.js';
import { trainForest } from '../growing/train-forest.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { readBoostedTrees } from '../testing/read-boosted-trees.js';
import { someBoostingOptions } from '../testing/some-boosting-options.js';
import { forestFromTree, type PlainTree } from '../trees/forest-from-tree.js';
import { measureGainImportance } from './measure-gain-importance.js';

const schema = { featureNames: ['x', 'y', 'z'], classNames: ['a', 'b'] };

describe('measureGainImportance', () => {
  it('is the share of impurity that each feature took away, by hand', () => {
    // Gini times rows: 8 · 0.5 = 4 above; 4 · 0 left and 4 · 0 right of y below x, and 0 in the pure leaf.
    const tree: PlainTree = {
      featureIndex: 0,
      threshold: 1,
      left: { counts: [2, 0] },
      right: { featureIndex: 1, threshold: 1, left: { counts: [2, 0] }, right: { counts: [0, 4] } },
    };

    // x: 4 - 6 · (1 - 1/9 - 4/9) = 4/3; y: the rest.
    const importance = measureGainImportance(forestFromTree(tree, schema));

    expect(importance[0]).toBeCloseTo(1 / 3, 12);
    expect(importance[1]).toBeCloseTo(2 / 3, 12);
    expect(importance[2]).toBe(0);
  });

  it('is nothing where no question is asked', () => {
    const forest = forestFromTree({ counts: [3, 1] }, schema);

    expect([...measureGainImportance(forest)]).toEqual([0, 0, 0]);
  });

  it('finds the columns that the class follows from', () => {
    const set = aTrainingSet({ rowCount: 1000 });
    const options = someOptions({ treeCount: 20, maxFeatures: 4, minSamplesLeaf: 20 });

    const importance = measureGainImportance(trainForest(set, options, aSchema(set)));

    expect(Math.min(importance[0], importance[1])).toBeGreaterThan(
      1.5 * Math.max(importance[2], importance[3]),
    );
  });

  it('refuses a forest without covers', () => {
    const tree: PlainTree = {
      featureIndex: 0,
      threshold: 1,
      left: { distribution: [1, 0] },
      right: { distribution: [0, 1] },
    };

    expect(() => measureGainImportance(forestFromTree(tree, schema))).toThrow(
      'train it anew with this version',
    );
  });

  it('is the share of squared error that each feature took away in boosted trees, by hand', () => {
    const boosted = readBoostedTrees(
      [
        // Eight rows with a mean of 1, on either side of x too. Below it y takes 2 · 2² + 2 · 0² - 4 · 1² away.
        {
          featureIndex: 0,
          threshold: 1,
          left: { value: 1, count: 4 },
          right: {
            featureIndex: 1,
            threshold: 1,
            left: { value: 2, count: 2 },
            right: { value: 0, count: 2 },
          },
        },
        // What adds less counts for less: 4 · 0.5² + 4 · 0.5².
        { featureIndex: 2, threshold: 1, left: { value: 0.5, count: 4 }, right: { value: -0.5, count: 4 } },
      ],
      3,
      2,
    );

    const importance = measureGainImportance(boosted);

    expect([...importance]).toEqual([0, 4 / 6, 2 / 6]);
  });

  it('finds the columns that the class follows from in boosted trees too', () => {
    const set = aTrainingSet({ rowCount: 1000 });

    const importance = measureGainImportance(trainBoosting(set, someBoostingOptions(), aSchema(set)));

    expect(Math.min(importance[0], importance[1])).toBeGreaterThan(
      3 * Math.max(importance[2], importance[3]),
    );
  });
});
