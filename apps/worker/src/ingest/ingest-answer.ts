import type { Pool } from '@canopy/database';
import type { StoredObject } from '@canopy/pipeline-contract';
import { inAbortableTransaction } from '../database/in-abortable-transaction.js';
import {
  addBatch,
  type BatchCounts,
  countBatch,
  findBatch,
  quarantineUnreadableRows,
} from './batches.repository.js';
import { insertNewRows } from './insert-new-rows.js';
import { parseAnswer } from './parse-answer.js';
import { sortRows } from './sort-rows.js';

export interface Answer {
  batchId: string;
  groupNumber: number;
  /** Where the bytes are kept. */
  object: StoredObject;
  bytes: Uint8Array;
}

/**
 * Puts the rows of a stored answer into the table of raw rows in one transaction: rows that were seen in any batch
 * before are counted and skipped, rows that are no list of texts go to quarantine with a reason each. The
 * same answer again changes nothing and returns the same counts.
 *
 * @throws SourceContractError when the bytes are no answer of the source.
 */
export async function ingestAnswer(
  pool: Pool,
  { batchId, groupNumber, object, bytes }: Answer,
  signal: AbortSignal,
): Promise<BatchCounts> {
  const { batch_number: batchNumber, data } = parseAnswer(bytes, groupNumber);
  const { readable, unreadable } = sortRows(data);
  const received = data.length;
  const failed = unreadable.length;
  const counts = await inAbortableTransaction(pool, signal, async (client) => {
    const batch = { id: batchId, groupNumber, batchNumber, received, failed };
    const isNew = await addBatch(client, { ...batch, objectUri: object.uri, objectSha256: object.sha256 });
    if (!isNew) return undefined;
    const inserted = await insertNewRows(client, batchId, readable, signal);
    await quarantineUnreadableRows(client, batchId, unreadable);
    const duplicated = readable.length - inserted;
    await countBatch(client, batchId, inserted, duplicated);
    return { batchNumber, received, inserted, duplicated, failed };
  });
  const stored = counts ?? (await findBatch(pool, batchId));
  if (stored === undefined) throw new Error(`The batch ${batchId} was removed while it was stored`);
  return stored;
}
