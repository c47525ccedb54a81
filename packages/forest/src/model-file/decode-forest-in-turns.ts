import { claimWords } from '../prepared/claim-words.js';
import { LeafRecords } from '../prepared/leaf-records.js';
import type { PreparedForest } from '../prepared/prepared-forest.js';
import { crc32 } from './crc32.js';
import type { LeafSource } from './leaf-reader.js';
import type { Checksum } from './open-in-slices.js';
import { readInSlices } from './read-in-slices.js';

/**
 * Reads a forest file for a program that answers requests with it, and others meanwhile: the forest comes prepared, as `prepareForest` of
 * `decodeForest` has it, and after every few milliseconds of work `pause` is waited for, such as `setImmediate` of
 * `node:timers/promises`. The bytes must not change until the promise settles. Rejects with what `decodeForest` throws.
 *
 * @param checksum takes the place of our own, such as `crc32` of `node:zlib`, which is ten times as fast.
 */
export async function decodeForestInTurns(
  bytes: Uint8Array,
  pause: () => Promise<unknown>,
  checksum: Checksum = crc32,
): Promise<PreparedForest> {
  let firstLeaf = 0;
  let records = new LeafRecords(new Int32Array(0), firstLeaf);
  const slices = readInSlices(bytes, checksum, (leaves, { nodeCount, treeCount }) => {
    const nodes = claimWords(nodeCount, treeCount);
    firstLeaf = 3 * nodeCount;
    records = new LeafRecords(nodes, firstLeaf);
    return { leaves: inRecords(leaves, records), nodes };
  });
  for (;;) {
    const { done, value } = slices.next();
    if (done) {
      const { rest, roots, nodes } = value;
      return { ...rest, trees: { roots, words: nodes.subarray(0, records.end), firstLeaf } };
    }
    await pause();
  }
}

/** Leaves that are referred to by the places of their records. */
function inRecords(leaves: LeafSource, records: LeafRecords): LeafSource {
  return {
    readPure: () => records.placeOf(leaves.readPure()),
    readMixed: () => records.placeOf(leaves.readMixed()),
    finish: () => leaves.finish(),
  };
}
