import { once } from 'node:events';
import { extname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { decodeForestInTurns, type Forest } from '@canopy/forest';

/** What the thread tells: the forest, or why the file is none. */
export type Decoded = { forest: Forest } | { reason: string };

/** To read a file of so many bytes takes as long as to begin a thread. */
const fewBytes = 8 * 1024 * 1024;

/**
 * Reads a forest's file beside the requests that are answered: a small one in turns with them, a large one on a thread that ends with it.
 *
 * @param bytes are moved to the thread, and gone afterwards.
 * @throws Error with the reason when they are no forest.
 */
export async function decodeForestFile(bytes: Uint8Array, { mostInTurns = fewBytes } = {}): Promise<Forest> {
  if (bytes.length <= mostInTurns) return decodeForestInTurns(bytes, setImmediate, crc32);
  // The thread's file has the extension of this one: .ts in tests, .js when built.
  const url = new URL(`./decoder-thread${extname(import.meta.url)}`, import.meta.url);
  const thread = new Worker(url, {
    execArgv: [],
    workerData: bytes,
    transferList: [bytes.buffer as ArrayBuffer],
  });
  try {
    const [decoded] = (await once(thread, 'message')) as [Decoded];
    if ('forest' in decoded) return decoded.forest;
    throw new Error(decoded.reason);
  } finally {
    await thread.terminate();
  }
}
