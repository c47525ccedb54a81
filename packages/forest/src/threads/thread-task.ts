import type { ForestOptions, NumericColumn, Trees } from '../forest.js';

/** What a thread is given at its start. All arrays lie in memory that every thread shares. */
export interface ThreadTask {
  readonly columns: readonly NumericColumn[];
  readonly labels: Uint8Array;
  readonly classCount: number;
  readonly options: ForestOptions;
  /** Row-major codes, written column by column by whichever thread takes the column. */
  readonly codes: Uint16Array;
  readonly control: Int32Array;
}

/** The words of `control`, all of which start at 0 and are only touched by atomic operations. */
export const controlWord = { nextColumn: 0, codedColumns: 1, nextTree: 2, stop: 3 } as const;

export const controlLength = 4;

/** What a thread has finished. */
export type ThreadReport =
  | { readonly kind: 'edges'; readonly feature: number; readonly edges: Float64Array }
  | { readonly kind: 'tree'; readonly tree: number; readonly grown: Trees };
