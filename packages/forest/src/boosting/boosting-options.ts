import type { ClassWeight } from '../growing/class-weight.js';

/** How trees are boosted. The same options on the same rows give the same bytes, on any number of threads. */
export interface BoostingOptions {
  readonly algorithm: 'gradient_boosting';
  /** Most rounds; each grows one tree a class. */
  readonly roundCount: number;
  /** What part of a tree's correction is taken, above 0 and up to 1. */
  readonly learningRate: number;
  /** Most leaves of a tree; the leaf whose division gains most is divided next. */
  readonly maxLeaves: number;
  /** Most questions between the root and a leaf; null for no bound. */
  readonly maxDepth: number | null;
  /** Least sum of second derivatives in a leaf. With k classes of weight 1 a row has at most k / (4 (k - 1)) of it. */
  readonly minChildWeight: number;
  /** What is added to that sum where a leaf's value is found, which draws small leaves towards 0. */
  readonly l2: number;
  /** Part of the rows that a tree learns from, drawn anew for each, above 0 and up to 1. */
  readonly rowFraction: number;
  /** Part of the features that a tree may ask about, drawn anew for each, above 0 and up to 1. */
  readonly featureFraction: number;
  readonly classWeight: ClassWeight;
  /** Null for as many rounds as are asked for. */
  readonly earlyStopping: EarlyStopping | null;
  /** Any integer from 0 to 2^53 - 1. */
  readonly seed: number;
}

/** Rounds end, and the best of them is the last kept, when the log loss of rows that no tree learns from falls no more. */
export interface EarlyStopping {
  /** Part of the training rows that is held out, above 0 and below 1. */
  readonly heldOutFraction: number;
  /** Rounds without a new lowest log loss before boosting ends. */
  readonly patience: number;
}
