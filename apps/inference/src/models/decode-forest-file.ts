import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { decodeForestInTurns, type PreparedForest } from '@canopy/forest';
import { DomainError } from '@canopy/service-kit/errors';
import type { FarFile } from '../registry/model-registry.js';
import { startThread } from '../threads/start-thread.js';

/** What the thread tells: the forest, why the file is none, or why there is no file. */
export type Decoded = { forest: PreparedForest } | { damage: string } | { missing: string };

/** To read a file of so many bytes takes as long as to begin a thread. */
export const fewBytes = 8 * 1024 * 1024;

/**
 * Reads a forest's file beside the requests that are answered: a small one in turns with them, a large one, or one that is far, on a
 * thread that ends with it.
 *
 * @param file bytes are moved to the thread, and gone afterwards.
 * @throws DomainError `unavailable` when a far file does not come; Error with the reason when it is no forest.
 */
export async function decodeForestFile(
  file: Uint8Array | FarFile,
  { mostInTurns = fewBytes } = {},
): Promise<PreparedForest> {
  const isHere = file instanceof Uint8Array;
  if (isHere && file.length <= mostInTurns) return decodeForestInTurns(file, setImmediate, crc32);
  const thread = startThread('decoder-thread', import.meta.url, {
    workerData: file,
    transferList: isHere ? [file.buffer as ArrayBuffer] : [],
  });
  try {
    const [decoded] = (await once(thread, 'message')) as [Decoded];
    if ('forest' in decoded) return decoded.forest;
    if ('damage' in decoded) throw new Error(decoded.damage);
    const where = isHere ? '' : ` at ${file.url}`;
    throw new DomainError('unavailable', `The file of the model${where} was not read: ${decoded.missing}.`);
  } finally {
    await thread.terminate();
  }
}
