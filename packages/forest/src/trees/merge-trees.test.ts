import { describe, expect, it } from 'vitest';
import type { ForestOptions } from '../forest.js';
import type { TreeRange } from '../growing/check-tree-range.js';
import { growTrees } from '../growing/grow-trees.js';
import { trainForest } from '../growing/train-forest.js';
import { decodeForest } from '../model-file/decode-forest.js';
import { encodeForest } from '../model-file/encode-forest.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { mergeTrees } from './merge-trees.js';

const set = aTrainingSet();

function grow(range: TreeRange, options: Partial<ForestOptions> = {}) {
  return growTrees(set, someOptions({ minSamplesLeaf: 3, ...options }), aSchema(set), range);
}

describe('mergeTrees', () => {
  it('makes of parts, in any order and sent as bytes, the forest that one call grows', () => {
    const whole = trainForest(set, someOptions({ minSamplesLeaf: 3 }), aSchema(set));
    const parts = [grow({ first: 3, count: 2 }), grow({ first: 0, count: 1 }), grow({ first: 1, count: 2 })];

    const merged = mergeTrees(parts.map((part) => decodeForest(encodeForest(part))));

    expect(encodeForest(merged)).toEqual(encodeForest(whole));
  });

  it('refuses parts that lack a tree', () => {
    const first = grow({ first: 0, count: 2 });

    expect(() => mergeTrees([first, grow({ first: 3, count: 2 })])).toThrow('No part holds tree 2.');
    expect(() => mergeTrees([first])).toThrow('The parts hold 2 trees, the forest has 5.');
  });

  it('refuses parts that hold a tree twice', () => {
    expect(() => mergeTrees([grow({ first: 0, count: 3 }), grow({ first: 2, count: 3 })])).toThrow(
      'Two parts hold tree 2.',
    );
  });

  it('refuses parts of different forests', () => {
    const first = grow({ first: 0, count: 2 });
    const otherRows = aTrainingSet({ seed: 2, valueCount: 40 });

    expect(() => mergeTrees([first, grow({ first: 2, count: 3 }, { seed: 2 })])).toThrow(
      'The parts from trees 0 and 2 on were grown with different options.',
    );
    expect(() =>
      mergeTrees([
        first,
        growTrees(otherRows, someOptions({ minSamplesLeaf: 3 }), aSchema(set), { first: 2, count: 3 }),
      ]),
    ).toThrow('were grown with different values.');
  });

  it('refuses to merge nothing', () => {
    expect(() => mergeTrees([])).toThrow('There are no parts to merge.');
  });
});

describe('growTrees', () => {
  it.each([
    { first: 3, count: 3 },
    { first: -1, count: 2 },
    { first: 0, count: 0 },
  ])('refuses trees that the forest does not have: $first, $count', (range) => {
    expect(() => grow(range)).toThrow('in a forest of trees 0 to 4.');
  });
});
