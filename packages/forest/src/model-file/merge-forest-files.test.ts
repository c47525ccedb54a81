import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { trainBoosting } from '../boosting/train-boosting.js';
import type { ForestOptions, TrainingSet } from '../forest.js';
import type { TreeRange } from '../growing/check-tree-range.js';
import { growTrees } from '../growing/grow-trees.js';
import { trainForest } from '../growing/train-forest.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { someBoostingOptions } from '../testing/some-boosting-options.js';
import { encodeForest } from './encode-forest.js';
import { mergeForestFiles } from './merge-forest-files.js';

const set = aTrainingSet();

function grow(range: TreeRange, options: Partial<ForestOptions> = {}, from: TrainingSet = set): Uint8Array {
  return encodeForest(growTrees(from, someOptions({ minSamplesLeaf: 3, ...options }), aSchema(from), range));
}

describe('mergeForestFiles', () => {
  const threeParts: TreeRange[] = [
    { first: 3, count: 2 },
    { first: 0, count: 1 },
    { first: 1, count: 2 },
  ];

  it.each<[string, Partial<ForestOptions>]>([
    ['mixed leaves', {}],
    ['pure leaves', { minSamplesLeaf: 1, maxFeatures: 4 }],
    ['weighted draws', { algorithm: 'random_forest', classWeight: 'balanced' }],
    ['roots that are leaves', { minSamplesLeaf: 200 }],
  ])('makes of parts, in any order, the file of the forest that one call grows: %s', (_, options) => {
    const whole = encodeForest(
      trainForest(set, someOptions({ minSamplesLeaf: 3, ...options }), aSchema(set)),
    );

    const merged = mergeForestFiles(threeParts.map((range) => grow(range, options)));

    expect(merged).toEqual(whole);
  });

  it('keeps roots that are leaves before all other leaves', () => {
    // A row of class 1 among so many of class 0 is drawn for some trees, and for others it is not.
    const rare = { ...set, labels: set.labels.map((_, row) => (row === 0 ? 1 : 0)) };
    const options = { algorithm: 'random_forest', minSamplesLeaf: 1, treeCount: 12 } as const;
    const whole = trainForest(rare, someOptions(options), aSchema(rare));
    expect([...whole.roots].some((root) => root < 0)).toBe(true);
    expect([...whole.roots].some((root) => root >= 0)).toBe(true);

    const merged = mergeForestFiles([
      grow({ first: 5, count: 7 }, options, rare),
      grow({ first: 0, count: 5 }, options, rare),
    ]);

    expect(merged).toEqual(encodeForest(whole));
  });

  it('joins categories, and sums up by another function that says the same', () => {
    const traits = set.columns.map((_, f) => ({ isCategorical: f === 1, mayBeMissing: f === 2 }));
    const mixed = { ...set, traits };
    const whole = trainForest(mixed, someOptions({ minSamplesLeaf: 3 }), aSchema(mixed));

    const merged = mergeForestFiles(
      threeParts.map((range) => grow(range, {}, mixed)),
      crc32,
    );

    expect(merged).toEqual(encodeForest(whole));
  });

  it('refuses parts that lack a tree', () => {
    const first = grow({ first: 0, count: 2 });

    expect(() => mergeForestFiles([first, grow({ first: 3, count: 2 })])).toThrow('No part holds tree 2.');
    expect(() => mergeForestFiles([first])).toThrow('The parts hold 2 trees, the forest has 5.');
  });

  it('refuses parts that hold a tree twice', () => {
    const parts = [grow({ first: 0, count: 3 }), grow({ first: 2, count: 3 })];

    expect(() => mergeForestFiles(parts)).toThrow('Two parts hold tree 2.');
  });

  it('refuses parts of different forests', () => {
    const first = grow({ first: 0, count: 2 });
    const last = { first: 2, count: 3 };
    const otherValues = { ...set, columns: set.columns.map((column) => column.map((value) => 2 * value)) };

    expect(() => mergeForestFiles([first, grow(last, { seed: 2 })])).toThrow(
      'The parts from trees 0 and 2 on were grown with different options.',
    );
    expect(() => mergeForestFiles([first, grow(last, {}, aTrainingSet({ rowCount: 299 }))])).toThrow(
      'were grown with different rows.',
    );
    expect(() => mergeForestFiles([first, grow(last, {}, otherValues)])).toThrow(
      'were grown with different values.',
    );
  });

  it('refuses a part that was altered, and one of another version', () => {
    const parts = [grow({ first: 0, count: 2 }), grow({ first: 2, count: 3 })];
    parts[1][parts[1].length - 1] ^= 1;
    const golden = readFileSync(new URL('../../test/reference/forest-v2.canopy', import.meta.url));

    expect(() => mergeForestFiles(parts)).toThrow('The forest file is damaged: expected checksum');
    expect(() => mergeForestFiles([golden])).toThrow(
      'was written by version 2, this build joins those of 3.',
    );
  });

  it('refuses boosted trees, and nothing', () => {
    const boosted = encodeForest(trainBoosting(set, someBoostingOptions(), aSchema(set)));

    expect(() => mergeForestFiles([boosted])).toThrow('they are not grown in parts');
    expect(() => mergeForestFiles([])).toThrow('There are no parts to merge.');
  });
});
