import type { DataSet } from '../../data-set/data-set.js';
import { advanceProgress } from './advance-progress.js';
import { batchCount } from './batch-limits.js';
import { ExhaustedError } from './exhausted-error.js';
import type { ProgressRepository } from './progress.repository.js';
import { sampleBatch } from './sample-batch.js';

interface BatchSample {
  groupNumber: number;
  batchNumber: number;
  rows: string[][];
}

export interface BatchesService {
  /** A random tenth of the group's present batch. Throws an `ExhaustedError` once the group has been given all. */
  draw(groupNumber: number): Promise<BatchSample>;
  /** The group's next draw begins with batch 0. */
  restart(groupNumber: number): Promise<void>;
}

export interface BatchesDependencies {
  dataSet: DataSet;
  progress: ProgressRepository;
  minUpdateTimeMs: number;
  /** ms since 1970 */
  now: () => number;
  /** From 0 up to, not including, 1. */
  random: () => number;
}

export function createBatchesService(dependencies: BatchesDependencies): BatchesService {
  const { dataSet, progress, minUpdateTimeMs, now, random } = dependencies;
  const lastTurns = new Map<number, Promise<unknown>>();

  /** One reader or writer of a group at a time: two that advance at once would count as one. */
  function takeTurn<Result>(groupNumber: number, work: () => Promise<Result>): Promise<Result> {
    const turn = (lastTurns.get(groupNumber) ?? Promise.resolve()).then(work, work);
    lastTurns.set(groupNumber, turn);
    return turn;
  }

  async function advance(groupNumber: number): Promise<number> {
    const before = await progress.read(groupNumber);
    const after = advanceProgress(before, now(), minUpdateTimeMs);
    if (after !== before) await progress.write(groupNumber, after);
    return after.batchNumber;
  }

  return {
    async draw(groupNumber) {
      const batchNumber = await takeTurn(groupNumber, () => advance(groupNumber));
      if (batchNumber >= batchCount) throw new ExhaustedError(groupNumber);
      const indices = sampleBatch(dataSet.rowCount, batchNumber, random);
      return { groupNumber, batchNumber, rows: Array.from(indices, (index) => dataSet.row(index)) };
    },
    restart: (groupNumber) => takeTurn(groupNumber, () => progress.clear(groupNumber)),
  };
}
