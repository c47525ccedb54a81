import type { Pool } from '@canopy/database';
import type { BatchFinding, StoredObject } from '@canopy/pipeline-contract';
import { explainHold } from '../batches/explain-hold.js';
import { judgeBatch } from '../batches/judge-batch.js';
import { profileBatch } from '../batches/profile-batch.js';
import { inAbortableTransaction } from '../database/in-abortable-transaction.js';
import { addBatch, type BatchCounts, findBatch, findSameAnswer, readHistory } from './batches.repository.js';
import { parseAnswer } from './parse-answer.js';
import { sortRows } from './sort-rows.js';
import { storeRows } from './store-rows.js';

const profilesCompared = 100;

export interface Answer {
  batchId: string;
  groupNumber: number;
  /** Where the bytes are kept. */
  object: StoredObject;
  bytes: Uint8Array;
}

/**
 * Judges a stored answer as a whole and, unless it is held, puts its rows into the table of raw rows, all in one transaction: rows that
 * were seen in any batch before are counted and skipped, rows that are no list of texts go to quarantine with a reason each. Of a held
 * batch nothing is stored but what is unusual about it. The same answer again changes nothing and returns the same.
 *
 * @throws SourceContractError when the bytes are no answer of the source.
 */
export async function ingestAnswer(
  pool: Pool,
  { batchId, groupNumber, object, bytes }: Answer,
  signal: AbortSignal,
): Promise<BatchCounts> {
  const { batch_number: batchNumber, data } = parseAnswer(bytes, groupNumber);
  const sorted = sortRows(data);
  const summary = profileBatch(sorted);
  const received = data.length;
  const counts = await inAbortableTransaction(pool, signal, async (client) => {
    const origin = { id: batchId, groupNumber, objectUri: object.uri, objectSha256: object.sha256 };
    const findings = judgeBatch(summary, await readHistory(client, profilesCompared));
    const state = findings.length > 0 ? 'held' : 'accepted';
    findings.push(...noticeSameAnswer(await findSameAnswer(client, origin)));
    const batch = { ...origin, batchNumber, received, state, findings, profile: summary.profile } as const;
    if (!(await addBatch(client, batch))) return undefined;
    const nothing = { batchNumber, received, inserted: 0, duplicated: 0, failed: 0 };
    if (state === 'held') return { ...nothing, ...explainHold(findings) };
    return { ...nothing, ...(await storeRows(client, batchId, sorted, signal)) };
  });
  const stored = counts ?? (await findBatch(pool, batchId));
  if (stored === undefined) throw new Error(`The batch ${batchId} was removed while it was stored`);
  return stored;
}

/** No row of it is new, so it does no harm. */
function noticeSameAnswer(earlierBatchId: string | undefined): BatchFinding[] {
  if (earlierBatchId === undefined) return [];
  const message = `the answer is that of batch ${earlierBatchId}, byte by byte`;
  const facts = { batch: earlierBatchId };
  return [{ rule: 'same_answer', severity: 'notice', found: 1, limit: 0, message, facts }];
}
