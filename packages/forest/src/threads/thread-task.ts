import type { CodedFeature } from '../columns/code-feature.js';
import type { ForestOptions, TrainingSet, Trees } from '../forest.js';
import type { TreeRange } from '../growing/check-tree-range.js';

/** What a thread is given at its start. All arrays lie in memory that every thread shares. */
export interface ThreadTask {
  readonly set: TrainingSet;
  readonly options: ForestOptions;
  readonly range: TreeRange;
  /** Row-major codes, written column by column by whichever thread takes the column. */
  readonly codes: Uint16Array;
  readonly control: Int32Array;
}

/** The words of `control`, all of which start at 0 and are only touched by atomic operations. */
export const controlWord = { nextColumn: 0, codedColumns: 1, nextTree: 2, stop: 3 } as const;

export const controlLength = 4;

/** What a thread has finished. */
export type ThreadReport =
  | { readonly kind: 'column'; readonly column: number; readonly coded: CodedFeature }
  | { readonly kind: 'tree'; readonly tree: number; readonly grown: Trees };
