import type { Forest } from '../forest.js';
import { type Checksum, decodeInSlices } from './decode-forest.js';

/**
 * `decodeForest` for a program that serves others meanwhile: after every few milliseconds of work it waits for `pause`, such as
 * `setImmediate` of `node:timers/promises`. The bytes must not change until the promise settles. Rejects with what
 * `decodeForest` throws.
 *
 * @param checksum takes the place of our own, such as `crc32` of `node:zlib`, which is ten times as fast.
 */
export async function decodeForestInTurns(
  bytes: Uint8Array,
  pause: () => Promise<unknown>,
  checksum?: Checksum,
): Promise<Forest> {
  const slices = decodeInSlices(bytes, checksum);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
    await pause();
  }
}
