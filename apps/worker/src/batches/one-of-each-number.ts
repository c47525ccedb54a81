import type { PastBatch } from './past-batch.js';

/** One draw of each batch of the source: draws of the same rows are alike, and would pass for proof that its batches are. */
export const oneOfEachNumber = (history: readonly PastBatch[]): PastBatch[] => [
  ...new Map(history.map((past) => [past.batchNumber, past])).values(),
];
