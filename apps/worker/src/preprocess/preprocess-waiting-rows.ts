import type { CategoryNumbers } from '@canopy/covertype';
import type { Pool, PoolClient } from '@canopy/database';
import { inAbortableTransaction } from '../database/in-abortable-transaction.js';
import { numberNewNames, readCategoryNumbers } from './category-numbers.repository.js';
import {
  awaitTurn,
  countRows,
  insertTypedRows,
  quarantineRows,
  takeWaitingRows,
  type WaitingRow,
} from './raw-rows.repository.js';
import { findNewNames, typeRows } from './type-rows.js';

const rowsPerChunk = 10_000;

export interface PreprocessCounts {
  processed: number;
  quarantined: number;
}

/**
 * Types every raw row that waits, from this tick or one before: good rows go to the table of typed rows, the others
 * to quarantine with all that is wrong with them. Each chunk is a transaction, so work that was done stays done.
 *
 * @param onChunk told the counts after each chunk.
 */
export async function preprocessWaitingRows(
  pool: Pool,
  signal: AbortSignal,
  onChunk: (counts: PreprocessCounts) => void,
): Promise<PreprocessCounts> {
  const counts = { processed: 0, quarantined: 0 };
  let afterId: string | undefined = '0';
  while (afterId !== undefined) {
    const from: string = afterId;
    const chunk = await inAbortableTransaction(pool, signal, (client) => preprocessChunk(client, from));
    counts.processed += chunk.processed;
    counts.quarantined += chunk.quarantined;
    afterId = chunk.lastId;
    onChunk({ ...counts });
  }
  return counts;
}

async function preprocessChunk(
  client: PoolClient,
  afterId: string,
): Promise<PreprocessCounts & { lastId: string | undefined }> {
  await awaitTurn(client);
  const rows = await takeWaitingRows(client, afterId, rowsPerChunk);
  if (rows.length === 0) return { processed: 0, quarantined: 0, lastId: undefined };
  const { typed, rejected } = typeRows(rows, await numberNames(client, rows));
  await insertTypedRows(client, typed);
  await quarantineRows(client, rejected);
  await countRows(client, typed, rejected);
  return { processed: typed.length, quarantined: rejected.length, lastId: rows.at(-1)?.id };
}

async function numberNames(client: PoolClient, rows: readonly WaitingRow[]): Promise<CategoryNumbers> {
  const numbers = await readCategoryNumbers(client);
  const newNames = findNewNames(rows, numbers);
  if (newNames.length === 0) return numbers;
  for (const { key, names } of newNames) await numberNewNames(client, key, names);
  return readCategoryNumbers(client);
}
