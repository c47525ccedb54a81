import type { Pool } from '@canopy/database';
import type { FetchInput, FetchResult } from '../activities/contract/ingest.js';
import type { DataStore, KeptObject } from '../objects/create-data-store.js';
import { findBatch } from './batches.repository.js';
import { type DownloadLimits, downloadAnswer } from './download-answer.js';
import { ingestAnswer } from './ingest-answer.js';

export interface FetchDependencies {
  pool: Pool;
  store: DataStore;
  /** Where rows are drawn, without the group. */
  sourceUrl: string;
  limits: DownloadLimits;
}

/**
 * Draws a batch and stores its rows. The answer itself is kept as an object before anything else, for the
 * source never gives it again: a second attempt reads that object and does not ask.
 */
export async function fetchBatch(
  { pool, store, sourceUrl, limits }: FetchDependencies,
  { batchId, groupNumber }: FetchInput,
  signal: AbortSignal,
): Promise<FetchResult> {
  const key = `batches/${batchId}.json`;
  let kept: KeptObject | undefined = await store.find(key, signal);
  if (kept === undefined) {
    const download = await downloadAnswer(`${sourceUrl}?group_number=${groupNumber}`, limits, signal);
    if (download.status === 'exhausted') return download;
    // From here on the source counts the rows as given, so a cancellation waits until they are kept.
    kept = await store.putOnce(key, download.bytes, new AbortController().signal);
  }
  const { object, bytes } = kept;
  const counts =
    (await findBatch(pool, batchId)) ??
    (await ingestAnswer(pool, { batchId, groupNumber, object, bytes }, signal));
  return { status: 'stored', answer: object, ...counts };
}
