import type { TrainingSet } from '../forest.js';
import { copyToShared } from './copy-to-shared.js';

/** The rows as one thread gets them. */
export interface DealtRows {
  /** Columns that other threads are to code are empty. */
  readonly set: TrainingSet;
  readonly columnsToCode: number[];
  /** The memory of columns that is moved to the thread. */
  readonly taken: ArrayBuffer[];
}

/**
 * Deals the columns out to threads that code them, one after another in turn. With `mayTake`, columns that have memory of their own are
 * moved; all else lies in memory that threads share, or is copied there.
 */
export function dealRows(set: TrainingSet, threadCount: number, mayTake: boolean): DealtRows[] {
  const labels = copyToShared(set.labels);
  const seen = new Set<ArrayBufferLike>();
  const columns = set.columns.map((column) => {
    const { buffer, byteLength } = column;
    const isAlone = byteLength === buffer.byteLength && !seen.has(buffer);
    seen.add(buffer);
    return mayTake && isAlone && buffer instanceof ArrayBuffer
      ? { column, taken: [buffer] }
      : { column: copyToShared(column), taken: [] };
  });
  return Array.from({ length: threadCount }, (_, thread) => {
    const isDealt = (f: number) => f % threadCount === thread;
    const columnsToCode = [...columns.keys()].filter(isDealt);
    return {
      set: {
        ...set,
        labels,
        columns: columns.map(({ column }, f) => (isDealt(f) ? column : new Uint8Array(0))),
      },
      columnsToCode,
      taken: columnsToCode.flatMap((f) => columns[f].taken),
    };
  });
}
