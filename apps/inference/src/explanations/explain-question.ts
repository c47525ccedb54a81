/** What the thread is asked of a forest: why a row is of a class. */
export interface ExplainQuestion {
  features: readonly number[];
  label: number;
}

/** Why nobody can tell what a feature adds. */
export interface Unexplained {
  why: 'onnx_unexplained' | 'boosting_unexplained' | 'unexplained';
  /** In words. */
  reason: string;
}

/** What each feature adds to the probability of the class. */
export type Explained = { baseValue: number; contributions: Float64Array } | Unexplained;
