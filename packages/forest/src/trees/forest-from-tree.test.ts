import { describe, expect, it } from 'vitest';
import { decodeForest } from '../model-file/decode-forest.js';
import { encodeForest } from '../model-file/encode-forest.js';
import { createPredictor } from '../prediction/create-predictor.js';
import { forestFromTree, type PlainTree } from './forest-from-tree.js';

const schema = { featureNames: ['height', 'width'], classNames: ['a', 'b', 'c'] };

const tree: PlainTree = {
  featureIndex: 0,
  threshold: 2.5,
  left: { distribution: [0, 1, 0] },
  right: {
    featureIndex: 1,
    threshold: -1,
    left: {
      featureIndex: 0,
      threshold: 10,
      left: { distribution: [0, 0, 4] },
      right: { distribution: [1, 0, 0] },
    },
    right: { distribution: [1, 0, 3] },
  },
};

describe('forestFromTree', () => {
  it.each([
    { row: [2.4, 0], expected: [0, 1, 0] },
    { row: [2.5, -1], expected: [0.25, 0, 0.75] },
    { row: [2.5, -1.1], expected: [0, 0, 1] },
    { row: [10, -7], expected: [1, 0, 0] },
  ])('sends $row the way the tree does: a threshold itself goes right', ({ row, expected }) => {
    expect([...createPredictor(forestFromTree(tree, schema)).predictRow(row)]).toEqual(expected);
  });

  it('makes a file like any other', () => {
    const forest = forestFromTree(tree, schema);

    const decoded = decodeForest(encodeForest(forest));

    expect(decoded).toEqual(forest);
  });

  it('takes a tree that is one leaf', () => {
    const forest = forestFromTree({ distribution: [1, 1, 2] }, schema);

    expect([...createPredictor(forest).predictRow([0, 0])]).toEqual([0.25, 0.25, 0.5]);
  });

  it('takes a tree deeper than the call stack', () => {
    let deep: PlainTree = { distribution: [1, 0, 0] };
    for (let threshold = 1; threshold <= 50_000; threshold++) {
      deep = { featureIndex: 0, threshold, left: deep, right: { distribution: [0, 1, 0] } };
    }

    const forest = decodeForest(encodeForest(forestFromTree(deep, schema)));

    expect([...createPredictor(forest).predictRow([0.5, 0])]).toEqual([1, 0, 0]);
  });

  it.each<[string, PlainTree, string]>([
    [
      'an unknown feature',
      { featureIndex: 2, threshold: 0, left: tree, right: tree },
      'A node asks for feature 2',
    ],
    [
      'a threshold that is no number',
      { featureIndex: 0, threshold: Number.NaN, left: tree, right: tree },
      'A node compares feature 0 with NaN',
    ],
    [
      'a leaf of too few classes',
      { distribution: [1, 0] },
      'A leaf holds [1, 0], which are not weights of 3 classes.',
    ],
    ['a leaf of nothing', { distribution: [0, 0, 0] }, 'which are not weights of 3 classes.'],
    ['a leaf of negative weight', { distribution: [2, -1, 0] }, 'which are not weights of 3 classes.'],
  ])('refuses %s', (_, unusable, message) => {
    expect(() => forestFromTree(unusable, schema)).toThrow(message);
  });
});
