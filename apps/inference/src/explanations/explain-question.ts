/** What the thread is asked of a forest: why a row is of a class. */
export interface ExplainQuestion {
  features: readonly number[];
  label: number;
}

/** What each feature adds to the probability of the class, or why nobody can tell. */
export type Explained = { baseValue: number; contributions: Float64Array } | { reason: string };
