import { featureColumns } from '@canopy/covertype';
import { MemoryLimitError } from './memory-limit-error.js';

export interface GrowthSize {
  snapshotBytes: number;
  trainingRows: number;
  threads: number;
}

// A row in shared memory: an Int32 and a U16 code a feature, and a class.
const bytesOfRow = featureColumns.length * 6 + 1;
const bytesOfRowInThread = 24;

/** @throws MemoryLimitError when trees of so many rows take more than `limit` bytes, before anything is read. */
export function checkMemory({ snapshotBytes, trainingRows, threads }: GrowthSize, limit: number): void {
  const needed = 2 * snapshotBytes + trainingRows * (bytesOfRow + threads * bytesOfRowInThread);
  if (needed > limit) {
    throw new MemoryLimitError(`Growing trees of ${trainingRows} rows on ${threads} threads`, needed, limit);
  }
}
