import { batchCount, sampleDivisor } from './batch-limits.js';

/**
 * Indices of a random tenth of the rows of a batch, each at most once, rounded down but never less than one where the batch has
 * rows. The ten batches are consecutive, differ by at most a row in size, and cover all rows.
 * A partial shuffle by Fisher and Yates (Durstenfeld, 1964).
 *
 * @param random numbers from 0 up to, not including, 1.
 */
export function sampleBatch(rowCount: number, batchNumber: number, random: () => number): Uint32Array {
  const start = Math.floor((batchNumber * rowCount) / batchCount);
  const end = Math.floor(((batchNumber + 1) * rowCount) / batchCount);
  const rows = Uint32Array.from({ length: end - start }, (_, index) => start + index);
  const sampleSize = Math.min(rows.length, Math.max(1, Math.floor(rows.length / sampleDivisor)));
  for (let i = 0; i < sampleSize; i++) {
    const drawn = i + Math.floor(random() * (rows.length - i));
    const kept = rows[i] ?? 0;
    rows[i] = rows[drawn] ?? 0;
    rows[drawn] = kept;
  }
  return rows.subarray(0, sampleSize);
}
