import type { BoostingTask } from '../boosting/boosting-task.js';
import type { CodedFeature } from '../columns/code-feature.js';
import type { Trees } from '../forest.js';

/** What a boosting thread is given at its start. All arrays lie in memory that every thread shares. */
export interface BoostingThreadTask {
  readonly task: BoostingTask;
  readonly control: Int32Array;
}

/** The words of `control`, all of which start at 0 and are only touched by atomic operations. */
export const stepWord = { nextColumn: 0, binnedColumns: 1, nextStep: 2, doneSteps: 3, stop: 4 } as const;

export const stepWordCount = 5;

/** What a boosting thread has finished; `end` is its last word. */
export type BoostingReport =
  | { readonly kind: 'column'; readonly column: number; readonly coded: CodedFeature }
  | { readonly kind: 'tree'; readonly step: number; readonly grown: Trees }
  | { readonly kind: 'end' };
