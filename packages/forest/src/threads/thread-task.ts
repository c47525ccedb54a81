import type { CodedFeature } from '../columns/code-feature.js';
import type { ForestOptions, TrainingSet, Trees } from '../forest.js';
import type { TreeRange } from '../growing/check-tree-range.js';

/** What a thread is given at its start. Arrays lie in memory that every thread shares, but for columns that were moved to it. */
export interface ThreadTask {
  readonly set: TrainingSet;
  /** The columns that this thread is to code; those of others are empty. */
  readonly columnsToCode: readonly number[];
  readonly options: ForestOptions;
  readonly range: TreeRange;
  /** Row-major codes, written column by column by the thread that has the column. */
  readonly codes: Uint16Array;
  readonly control: Int32Array;
}

/** The words of `control`, all of which start at 0 and are only touched by atomic operations. */
export const controlWord = { codedColumns: 0, nextTree: 1, stop: 2 } as const;

export const controlLength = 3;

/** What a thread has finished. */
export type ThreadReport =
  | { readonly kind: 'column'; readonly column: number; readonly coded: CodedFeature }
  | { readonly kind: 'tree'; readonly tree: number; readonly grown: Trees };
