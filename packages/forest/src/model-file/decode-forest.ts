import type { Forest } from '../forest.js';
import { crc32 } from './crc32.js';
import { readInSlices } from './read-in-slices.js';
import { runToEnd } from './run-to-end.js';

/**
 * Reads what `encodeForest` wrote, in this version or one before it. Trees lie in memory that threads share, so that a thread which is
 * sent a forest has no copy of them. Throws a `ForestFormatError` for bytes that are something
 * else, of a later version, cut short, damaged, or at odds with themselves.
 */
export function decodeForest(bytes: Uint8Array): Forest {
  const slices = readInSlices(bytes, crc32, (leaves, { nodeCount }) => ({
    leaves,
    nodes: new Int32Array(new SharedArrayBuffer(3 * nodeCount * Int32Array.BYTES_PER_ELEMENT)),
  }));
  const { rest, roots, nodes } = runToEnd(slices);
  return { ...rest, roots, nodes };
}
