import { hash } from 'node:crypto';
import type { PoolClient } from '@canopy/database';
import { untilAborted } from '../failures/until-aborted.js';
import { awaitTurn, findKnownHashes, insertRawRows } from './batches.repository.js';

const hashesPerQuestion = 10_000;

/**
 * Adds the rows that were never seen before, in this batch or another, and returns how many those are. A row
 * is known by the SHA-256 of its texts joined by `|`.
 */
export async function insertNewRows(
  client: PoolClient,
  batchId: string,
  rows: readonly string[][],
  signal: AbortSignal,
): Promise<number> {
  const unseen = new Map(rows.map((texts) => [hash('sha256', texts.join('|')), texts]));
  const hashes = [...unseen.keys()].sort();
  await awaitTurn(client);
  for (let start = 0; start < hashes.length; start += hashesPerQuestion) {
    signal.throwIfAborted();
    const known = await findKnownHashes(client, hashes.slice(start, start + hashesPerQuestion));
    for (const seen of known) unseen.delete(seen);
  }
  await insertRawRows(client, batchId, untilAborted(pairs(hashes, unseen), signal));
  return unseen.size;
}

function* pairs<Value>(
  keys: readonly string[],
  values: ReadonlyMap<string, Value>,
): Generator<[string, Value]> {
  for (const key of keys) {
    const value = values.get(key);
    if (value !== undefined) yield [key, value];
  }
}
