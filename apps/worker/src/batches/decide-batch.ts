import type { Pool } from '@canopy/database';
import type { BatchDecision, BatchDecisionResult } from '@canopy/pipeline-contract';
import { inAbortableTransaction } from '../database/in-abortable-transaction.js';
import { parseAnswer } from '../ingest/parse-answer.js';
import { sortRows } from '../ingest/sort-rows.js';
import { storeRows } from '../ingest/store-rows.js';
import { InputError } from '../input/input-error.js';
import type { DataStore } from '../objects/create-data-store.js';
import { BatchDecidedError } from './batch-decided-error.js';
import { lockBatch, settleBatch } from './decisions.repository.js';

const stateOf = { release: 'released', reject: 'rejected' } as const;

/**
 * Releases a held batch, which stores its rows as if they had just come, or rejects it for good; its answer is kept in both cases. The
 * same decision again changes nothing.
 *
 * @throws InputError when there is no such batch.
 * @throws BatchDecidedError when it is not held, or was decided otherwise.
 */
export async function decideBatch(
  { pool, store }: { pool: Pool; store: DataStore },
  decision: BatchDecision,
  signal: AbortSignal,
): Promise<Omit<BatchDecisionResult, 'processed' | 'quarantined'>> {
  const { batchId, verdict } = decision;
  const state = stateOf[verdict];
  return inAbortableTransaction(pool, signal, async (client) => {
    const batch = await lockBatch(client, batchId);
    if (batch === undefined) throw new InputError(`There is no batch ${batchId}`);
    const { inserted, duplicated, failed } = batch;
    if (batch.state === state) return { state, inserted, duplicated, failed };
    if (batch.state !== 'held') {
      const by = batch.decidedBy === null ? 'it was never held' : `by ${batch.decidedBy}`;
      throw new BatchDecidedError(`The batch ${batchId} is ${batch.state} already: ${by}`);
    }
    await settleBatch(client, decision, state);
    if (state === 'rejected') return { state, inserted, duplicated, failed };
    const object = { uri: batch.objectUri, sha256: batch.objectSha256, bytes: 0 };
    const { data } = parseAnswer(await store.read(object, signal), batch.groupNumber);
    return { state, ...(await storeRows(client, batchId, sortRows(data), signal)) };
  });
}
