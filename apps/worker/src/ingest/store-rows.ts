import type { PoolClient } from '@canopy/database';
import { type BatchCounts, countBatch, quarantineUnreadableRows } from './batches.repository.js';
import { insertNewRows } from './insert-new-rows.js';
import type { SortedRows } from './sort-rows.js';

/** Stores the rows of a batch that is there already, the unreadable ones in quarantine, and counts what became of them. */
export async function storeRows(
  client: PoolClient,
  batchId: string,
  { readable, unreadable }: SortedRows,
  signal: AbortSignal,
): Promise<Pick<BatchCounts, 'inserted' | 'duplicated' | 'failed'>> {
  const inserted = await insertNewRows(client, batchId, readable, signal);
  await quarantineUnreadableRows(client, batchId, unreadable);
  const counts = { inserted, duplicated: readable.length - inserted, failed: unreadable.length };
  await countBatch(client, batchId, counts);
  return counts;
}
