import { describe, expect, it } from 'vitest';
import { trainForest } from '../growing/train-forest.js';
import { Random } from '../random.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { crc32 } from './crc32.js';
import { decodeForest } from './decode-forest.js';
import { encodeForest } from './encode-forest.js';
import { ForestFormatError } from './forest-format-error.js';

function someBytes(): Uint8Array {
  const set = aTrainingSet();
  return encodeForest(trainForest(set, someOptions({ minSamplesLeaf: 2 }), aSchema(set)));
}

/** Rewrites the file's description and makes its length and checksum right again. */
function describeAnew(bytes: Uint8Array, change: (json: string) => string): Uint8Array {
  const jsonLength = new DataView(bytes.buffer).getUint32(16, true);
  const json = new TextDecoder().decode(bytes.subarray(20, 20 + jsonLength));
  const changed = new TextEncoder().encode(change(json));
  const anew = Uint8Array.of(...bytes.subarray(0, 20), ...changed, ...bytes.subarray(20 + jsonLength));
  const view = new DataView(anew.buffer);
  view.setUint32(8, anew.length, true);
  view.setUint32(16, changed.length, true);
  seal(anew);
  return anew;
}

function seal(bytes: Uint8Array): void {
  new DataView(bytes.buffer).setUint32(12, crc32(bytes.subarray(16)), true);
}

function expectRefusal(bytes: Uint8Array, message: string): void {
  expect(() => decodeForest(bytes)).toThrow(ForestFormatError);
  expect(() => decodeForest(bytes)).toThrow(message);
}

describe('decodeForest', () => {
  it('refuses bytes that are something else', () => {
    expectRefusal(
      new TextEncoder().encode('<!doctype html><title>Not found</title>'),
      'Not a forest file: it begins with "<!do", not with "CNPF".',
    );
  });

  it('refuses an empty file', () => {
    expectRefusal(new Uint8Array(0), 'The forest file is cut short: expected at least 20 bytes, found 0.');
  });

  it('refuses a file that is cut short anywhere', () => {
    const bytes = someBytes();

    for (const length of [3, 19, 20, 100, bytes.length - 1]) {
      const expected = length < 20 ? 'at least 20' : String(bytes.length);
      expectRefusal(
        bytes.slice(0, length),
        `The forest file is cut short: expected ${expected} bytes, found ${length}.`,
      );
    }
  });

  it('refuses a file with something after its end', () => {
    const bytes = someBytes();

    expectRefusal(
      Uint8Array.of(...bytes, 0),
      `The forest file is longer than it says: expected ${bytes.length} bytes, found ${bytes.length + 1}.`,
    );
  });

  it('refuses a file of a later version', () => {
    const bytes = someBytes();
    bytes[4] = 9;

    expectRefusal(bytes, 'The forest file was written by version 9, this build reads up to 3.');
  });

  it('refuses a file in which any byte changed', () => {
    const bytes = someBytes();

    for (let at = 16; at < bytes.length; at += 97) {
      const damaged = bytes.slice();
      damaged[at] ^= 64;
      expectRefusal(damaged, 'The forest file is damaged: expected checksum ');
    }
  });

  it.each<[string, (json: string) => string, string]>([
    ['is not JSON', (json) => json.slice(1), 'The description inside the forest file is not JSON.'],
    [
      'lacks its class names',
      (json) => json.replace('classNames', 'classes'),
      'has no usable "schema.classNames".',
    ],
    [
      'has an unknown algorithm',
      (json) => json.replace('extra_trees', 'oak'),
      'has no usable "options.algorithm".',
    ],
    [
      'counts half a tree',
      (json) => json.replace(/"treeCount":5,"nodeCount"/, '"treeCount":5.5,"nodeCount"'),
      'has no usable "treeCount".',
    ],
    [
      'counts a node too many',
      (json) => json.replace(/"nodeCount":(\d+)/, (_, count) => `"nodeCount":${Number(count) + 1}`),
      'bytes of content, but holds',
    ],
  ])('refuses a file whose description %s', (_, change, message) => {
    expectRefusal(describeAnew(someBytes(), change), message);
  });

  it('reads or refuses a file with sealed nonsense inside, and never hangs', () => {
    const bytes = someBytes();
    const jsonEnd = 20 + new DataView(bytes.buffer).getUint32(16, true);
    const random = new Random(1, 0);

    for (let round = 0; round < 300; round++) {
      const nonsense = bytes.slice();
      for (let i = 0; i < 3; i++) {
        nonsense[jsonEnd + random.nextBelow(bytes.length - jsonEnd)] = random.nextBelow(256);
      }
      seal(nonsense);
      try {
        decodeForest(nonsense);
      } catch (error) {
        expect(error).toBeInstanceOf(ForestFormatError);
      }
    }
  });
});
