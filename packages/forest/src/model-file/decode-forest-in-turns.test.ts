import { describe, expect, it } from 'vitest';
import { trainForest } from '../growing/train-forest.js';
import { prepareForest } from '../prepared/prepare-forest.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { crc32 } from './crc32.js';
import { decodeForest } from './decode-forest.js';
import { decodeForestInTurns } from './decode-forest-in-turns.js';
import { encodeForest } from './encode-forest.js';
import { checkedFrom } from './forest-format.js';

/** A file of more than a megabyte, with more nodes than one turn reads. */
function someBytes(): Uint8Array {
  const set = aTrainingSet({ rowCount: 12_000, columnCount: 2, classCount: 9, valueCount: 100_000 });
  return encodeForest(trainForest(set, someOptions({ treeCount: 30 }), aSchema(set)));
}

describe('decodeForestInTurns', () => {
  it('reads what decodeForest reads, and pauses on the way', async () => {
    const bytes = someBytes();
    let pauses = 0;

    const forest = await decodeForestInTurns(bytes, async () => {
      pauses++;
    });

    expect(forest).toEqual(prepareForest(decodeForest(bytes)));
    expect(pauses).toBeGreaterThan(Math.floor(bytes.length / 2 ** 20) + 1);
  });

  it('sums up by the function that it is given', async () => {
    const bytes = someBytes();
    const summed: number[] = [];

    await decodeForestInTurns(
      bytes,
      async () => undefined,
      (slice, before) => {
        summed.push(slice.length);
        return crc32(slice, before);
      },
    );

    expect(summed.reduce((sum, length) => sum + length)).toBe(bytes.length - checkedFrom);
    await expect(
      decodeForestInTurns(
        bytes,
        async () => undefined,
        () => 7,
      ),
    ).rejects.toThrow('found 00000007');
  });

  it('rejects a damaged file as decodeForest refuses it', async () => {
    const bytes = someBytes();
    bytes[bytes.length - 1] ^= 1;

    await expect(decodeForestInTurns(bytes, async () => undefined)).rejects.toThrow(
      'The forest file is damaged: expected checksum ',
    );
  });
});
