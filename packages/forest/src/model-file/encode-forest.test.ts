import { describe, expect, it } from 'vitest';
import type { Forest, ForestOptions } from '../forest.js';
import { trainForest } from '../growing/train-forest.js';
import { createPredictor } from '../prediction/create-predictor.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { decodeForest } from './decode-forest.js';
import { encodeForest } from './encode-forest.js';

function aForest(
  shape: Parameters<typeof aTrainingSet>[0] = {},
  options: Partial<ForestOptions> = {},
): Forest {
  const set = aTrainingSet(shape);
  return trainForest(set, someOptions(options), aSchema(set));
}

describe('encodeForest', () => {
  it.each<[string, Forest]>([
    ['pure leaves', aForest()],
    ['mixed leaves', aForest({}, { minSamplesLeaf: 5, maxDepth: 6 })],
    [
      'trees that are one leaf',
      aForest({ rowCount: 3, classCount: 2, columnCount: 2 }, { bootstrap: true, treeCount: 20 }),
    ],
    ['trees that are one mixed leaf', aForest({}, { minSamplesLeaf: 200 })],
    ['more features than a byte can name', aForest({ columnCount: 300 })],
    ['256 classes', aForest({ classCount: 256, rowCount: 2000 })],
  ])('writes %s so that they are read back the same', (_, forest) => {
    const decoded = decodeForest(encodeForest(forest));

    expect(encodeForest(decoded)).toEqual(encodeForest(forest));
    expect(decoded.schema).toEqual(forest.schema);
    expect(decoded.options).toEqual(forest.options);
    expect(decoded.edges).toEqual(forest.edges);
  });

  it('reads back a forest that predicts the same to the bit', () => {
    const set = aTrainingSet({ rowCount: 2000 });
    const forest = trainForest(
      set,
      someOptions({ minSamplesLeaf: 2, classWeight: 'balanced' }),
      aSchema(set),
    );
    const others = aTrainingSet({ rowCount: 2000, seed: 2 });

    const decoded = decodeForest(encodeForest(forest));

    expect(createPredictor(decoded).predictColumns(others.columns)).toEqual(
      createPredictor(forest).predictColumns(others.columns),
    );
  });

  it('keeps names in any script', () => {
    const set = aTrainingSet({ columnCount: 1, classCount: 2 });
    const schema = { featureNames: ['elevación'], classNames: ['белая', '🌲'] };

    const forest = trainForest(set, someOptions(), schema);

    expect(decodeForest(encodeForest(forest)).schema).toEqual(schema);
  });

  it('does not depend on the order in which options were written', () => {
    const forest = aForest();
    const reversed = Object.fromEntries(Object.entries(forest.options ?? {}).toReversed());

    expect(encodeForest({ ...forest, options: reversed as unknown as ForestOptions })).toEqual(
      encodeForest(forest),
    );
  });

  it('takes about five bytes an internal node', () => {
    const forest = aForest({ rowCount: 20_000, valueCount: 2000 });

    const size = encodeForest(forest).length;

    expect(size / (forest.nodes.length / 3)).toBeLessThan(6);
  });

  it('reads bytes that lie anywhere in a buffer', () => {
    const forest = aForest();
    const bytes = encodeForest(forest);
    const moved = new Uint8Array(bytes.length + 11);
    moved.set(bytes, 3);

    expect(encodeForest(decodeForest(moved.subarray(3, 3 + bytes.length)))).toEqual(bytes);
  });
});
