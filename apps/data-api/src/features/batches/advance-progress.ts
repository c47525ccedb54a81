import { batchCount } from './batch-limits.js';

/** How far a group has come. */
export interface GroupProgress {
  /** The batch that is given out, from 0; `batchCount` once all have been. */
  batchNumber: number;
  /** When that batch's turn began, in ms since 1970. */
  advancedAtMs: number;
}

/**
 * Where a group stands at `nowMs`. The first call begins with batch 0; a later one moves on by one batch when
 * `minUpdateTimeMs` has passed since the last move, and from the last batch to the end.
 */
export function advanceProgress(
  progress: GroupProgress | undefined,
  nowMs: number,
  minUpdateTimeMs: number,
): GroupProgress {
  if (progress === undefined) return { batchNumber: 0, advancedAtMs: nowMs };
  if (progress.batchNumber === batchCount) return progress;
  const elapsedMs = nowMs - progress.advancedAtMs;
  // A move in the future comes from a clock that was wrong; waiting for it could take years.
  const isDue = elapsedMs >= minUpdateTimeMs || elapsedMs < 0;
  return isDue ? { batchNumber: progress.batchNumber + 1, advancedAtMs: nowMs } : progress;
}
