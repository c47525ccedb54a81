import { describe, expect, it } from 'vitest';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { growTrees } from './grow-trees.js';

const set = aTrainingSet();

describe('growTrees', () => {
  it.each([
    { first: 3, count: 3 },
    { first: -1, count: 2 },
    { first: 0, count: 0 },
  ])('refuses trees that the forest does not have: $first, $count', (range) => {
    expect(() => growTrees(set, someOptions(), aSchema(set), range)).toThrow('in a forest of trees 0 to 4.');
  });
});
