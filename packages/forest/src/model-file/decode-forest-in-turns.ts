import type { Forest } from '../forest.js';
import { decodeInSlices } from './decode-forest.js';

/**
 * `decodeForest` for a program that serves others meanwhile: after every few milliseconds of work it waits for `pause`, such as
 * `setImmediate` of `node:timers/promises`. The bytes must not change until the promise settles. Rejects with what
 * `decodeForest` throws.
 */
export async function decodeForestInTurns(bytes: Uint8Array, pause: () => Promise<unknown>): Promise<Forest> {
  const slices = decodeInSlices(bytes);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
    await pause();
  }
}
