import type { Forest } from '../forest.js';

/**
 * Trees as predictors walk them: leaves are records like nodes, each of which leads to itself, so that whoever has arrived may go on.
 * Words lie in memory that threads share.
 */
export interface PreparedTrees {
  /** Where each tree begins in `words`. */
  readonly roots: Int32Array;
  /**
   * Three words a record: first the nodes as in `Trees`, but a child is always the place of a record; then one for each leaf that
   * differs from others: a question that sends all codes left, its own place, and the reference to it.
   */
  readonly words: Int32Array;
  /** Where the records of leaves begin in `words`. */
  readonly firstLeaf: number;
}

/** A forest for those who ask it, and no longer grow, merge or write it. */
export interface PreparedForest extends Omit<Forest, 'roots' | 'nodes'> {
  readonly trees: PreparedTrees;
}
