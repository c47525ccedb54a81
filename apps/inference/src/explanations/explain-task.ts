import type { Forest } from '@canopy/forest';

/** What the thread is told. A forest comes with the first question about it, and is known by its key from then on. */
export interface ExplainTask {
  id: number;
  forestKey: number;
  forest?: Forest;
  features: readonly number[];
  label: number;
}

/** What each feature adds to the probability of the class, or why nobody can tell. */
export type Explained = { baseValue: number; contributions: Float64Array } | { reason: string };

export type ExplainAnswer = { id: number } & Explained;
