import { createPredictor, type Forest, trainForest } from '@canopy/forest';
import { describe, expect, it } from 'vitest';
import { aBoostedForest, aForest } from '../testing/a-forest.js';
import { walkColumns } from '../testing/walk-columns.js';
import { layOutTrees } from './lay-out-trees.js';

const soils = [7, 3, 5, 9, Number.NaN];
const distances = [Number.NaN, 0, 250, 599];

/** Every height that a question can turn on, and its neighbours on either side. */
function someRows({ edges }: Forest): number[][] {
  const heights = [...edges[0]].flatMap((edge) => [edge - 1e-9, edge, edge + 1e-9]);
  return heights.map((height, i) => [height, distances[i % distances.length], soils[i % soils.length]]);
}

/** The values as the trees compare them: categories by rank, others than those of the training as missing. */
function comparable({ features }: Forest, values: readonly number[]): number[] {
  return values.map((value, f) => {
    const feature = features[f];
    if (feature.kind === 'numeric') return value;
    const rank = feature.categories.indexOf(value);
    return rank < 0 ? Number.NaN : rank;
  });
}

describe('layOutTrees', () => {
  it.each([
    ['mixed leaves', aForest()],
    ['pure leaves', aForest({ minSamplesLeaf: 1 })],
    ['few questions', aForest({ maxDepth: 2, algorithm: 'random_forest', bootstrap: true })],
    ['no question', aForest({ minSamplesLeaf: 240 })],
  ])('says of every row what the forest says: %s', (_, forest) => {
    const { predictRow } = createPredictor(forest);
    const trees = layOutTrees(forest);
    for (const row of someRows(aForest())) {
      const sums = walkColumns(trees, comparable(forest, row), 3);

      const expected = predictRow(row);
      sums.forEach((sum, label) => {
        expect(sum / forest.roots.length).toBeCloseTo(expected[label], 12);
      });
    }
  });

  it.each([
    ['trees', aBoostedForest()],
    ['trees that ask nothing', aBoostedForest({ minChildWeight: 1000 })],
  ])('says of every row what a boosted forest says: %s', (_, forest) => {
    const { predictRow } = createPredictor(forest);
    const trees = layOutTrees(forest);
    for (const row of someRows(aForest())) {
      const scores = walkColumns(trees, comparable(forest, row), 3).map(
        (sum, label) => sum + (forest.baseScores?.[label] ?? Number.NaN),
      );

      const odds = scores.map((score) => Math.exp(score));
      const total = odds.reduce((sum, odd) => sum + odd);
      const expected = predictRow(row);
      odds.forEach((odd, label) => {
        expect(odd / total).toBeCloseTo(expected[label], 12);
      });
    }
  });

  it('makes a tree of pure leaves one tree, with a leaf for each class and one that says nothing', () => {
    const forest = trainForest(
      { columns: [Float64Array.of(1, 2, 3, 4)], labels: Uint8Array.of(0, 0, 1, 1), classCount: 2 },
      {
        algorithm: 'random_forest',
        treeCount: 1,
        maxFeatures: 1,
        maxDepth: null,
        minSamplesLeaf: 1,
        bootstrap: false,
        classWeight: 'none',
        seed: 1,
      },
      { featureNames: ['height'], classNames: ['fir', 'pine'] },
    );

    const trees = layOutTrees(forest);

    expect(trees).toMatchObject({
      roots: Uint32Array.of(0),
      featureIds: Uint16Array.of(0),
      splits: Float64Array.of(2.5),
      leftIds: Uint32Array.of(0),
      leftIsLeaf: Uint8Array.of(1),
      rightIds: Uint32Array.of(1),
      rightIsLeaf: Uint8Array.of(1),
    });
    expect([...trees.leaves.classIds]).toEqual([0, 1, 0]);
    expect([...trees.leaves.weights]).toEqual([1, 1, 0]);
  });

  it('repeats no node but those on the way to a leaf of several classes', () => {
    const forest = aForest();
    const nodesOfForest = forest.nodes.length / 3;

    const { splits, roots } = layOutTrees(forest);

    expect(roots.length).toBe(3 * forest.roots.length);
    expect(splits.length).toBeGreaterThan(nodesOfForest);
    expect(splits.length).toBeLessThan(3 * nodesOfForest);
  });
});
