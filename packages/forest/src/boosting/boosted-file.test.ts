import { describe, expect, it } from 'vitest';
import { crc32 } from '../model-file/crc32.js';
import { decodeForest } from '../model-file/decode-forest.js';
import { encodeForest } from '../model-file/encode-forest.js';
import { ForestFormatError } from '../model-file/forest-format-error.js';
import { createPredictor } from '../prediction/create-predictor.js';
import { Random } from '../random.js';
import { aSchema, aTrainingSet } from '../testing/a-training-set.js';
import { someBoostingOptions } from '../testing/some-boosting-options.js';
import { leafShares } from '../trees/leaf-shares.js';

import { trainBoosting } from './train-boosting.js';

const set = aTrainingSet();
const forest = trainBoosting(set, someBoostingOptions(), aSchema(set));

function seal(bytes: Uint8Array): Uint8Array {
  new DataView(bytes.buffer).setUint32(12, crc32(bytes.subarray(16)), true);
  return bytes;
}

describe('the file of a boosted forest', () => {
  it('is read back to predict the same to the bit', () => {
    const decoded = decodeForest(encodeForest(forest));

    expect(encodeForest(decoded)).toEqual(encodeForest(forest));
    expect(decoded.options).toEqual(forest.options);
    expect(createPredictor(decoded).predictColumns(set.columns)).toEqual(
      createPredictor(forest).predictColumns(set.columns),
    );
  });

  it('predicts for one row what it does for many', () => {
    const { predictRow, predictColumns } = createPredictor(forest);
    const probabilities = predictColumns(set.columns);

    for (const row of [0, 17, 299]) {
      const values = set.columns.map((column) => column[row]);
      expect([...predictRow(values)]).toEqual([...probabilities.subarray(3 * row, 3 * row + 3)]);
    }
  });

  it('is refused when its trees are not one a class and round', () => {
    const bytes = encodeForest({ ...forest, roots: forest.roots.slice(0, 4) });

    expect(() => decodeForest(bytes)).toThrow('has no usable "treeCount"');
  });

  it('is read or refused with sealed nonsense inside, and never hangs', () => {
    const bytes = encodeForest(forest);
    const jsonEnd = 20 + new DataView(bytes.buffer).getUint32(16, true);
    const random = new Random(1, 0);

    for (let round = 0; round < 300; round++) {
      const nonsense = bytes.slice();
      for (let i = 0; i < 3; i++) {
        nonsense[jsonEnd + random.nextBelow(bytes.length - jsonEnd)] = random.nextBelow(256);
      }
      try {
        decodeForest(seal(nonsense));
      } catch (error) {
        expect(error).toBeInstanceOf(ForestFormatError);
      }
    }
  });
});

describe('what is asked of a boosted forest in vain', () => {
  it('is a share of classes in a leaf', () => {
    expect(() => leafShares(forest)).toThrow('Leaves of a boosted forest hold scores');
  });
});
