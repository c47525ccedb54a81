import { MemoryLimitError } from './memory-limit-error.js';

/** The file of a snapshot, and its rows once decoded, which are as long. */
const memoryOfReading = 2;

/**
 * What is left of `limit` bytes for the learner once the rows of a snapshot are in memory.
 *
 * @throws MemoryLimitError when the rows alone take more, before anything is read.
 */
export function checkReadingMemory(snapshotBytes: number, limit: number): number {
  const needed = memoryOfReading * snapshotBytes;
  if (needed > limit) throw new MemoryLimitError(`Reading ${snapshotBytes} bytes of rows`, needed, limit);
  return limit - snapshotBytes;
}
