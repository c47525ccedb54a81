import { expect, it } from 'vitest';
import { LaidTrees } from './laid-trees.js';
import { mixedLeafOf, pureLeafOf } from './leaf-reference.js';

const sort = {
  schema: { featureNames: ['x'], classNames: ['a', 'b'] },
  classWeights: Float64Array.of(1, 1),
  baseScores: null,
};

function aTree(leafCounts: readonly [number, number]) {
  return {
    roots: Int32Array.of(0),
    nodes: Int32Array.of(7, mixedLeafOf(0), pureLeafOf(1, 3)),
    mixedLeaves: Uint32Array.from(leafCounts),
  };
}

it('lays trees end to end and moves what refers to nodes and mixed leaves', () => {
  const laid = new LaidTrees(2, sort);

  laid.add(aTree([1, 2]));
  laid.add(aTree([4, 5]));

  expect(laid.finish()).toEqual({
    roots: Int32Array.of(0, 3),
    nodes: Int32Array.of(7, mixedLeafOf(0), pureLeafOf(1, 3), 7, mixedLeafOf(1), pureLeafOf(1, 3)),
    mixedLeaves: Uint32Array.of(1, 2, 4, 5),
  });
});

it('finds room for trees that are much larger than the first', () => {
  const laid = new LaidTrees(3, sort);
  const leaf = {
    roots: Int32Array.of(pureLeafOf(0, 9)),
    nodes: new Int32Array(0),
    mixedLeaves: new Uint32Array(0),
  };

  for (const tree of [leaf, aTree([1, 2]), aTree([4, 5])]) laid.add(tree);

  const { roots, nodes, mixedLeaves } = laid.finish();
  expect([...roots]).toEqual([pureLeafOf(0, 9), 0, 3]);
  expect([...nodes.subarray(3)]).toEqual([7, mixedLeafOf(1), pureLeafOf(1, 3)]);
  expect([...mixedLeaves]).toEqual([1, 2, 4, 5]);
});
