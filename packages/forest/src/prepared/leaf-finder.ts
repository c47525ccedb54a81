import type { PreparedTrees } from './prepared-forest.js';
import { walkTrees } from './walk-trees.js';

/** Finds the leaves of many ways through trees, in memory that serves one call after another. */
export class LeafFinder {
  /** Where the codes of each way begin, two a feature (`writeSides`); 0 until it is set. */
  readonly firstCodes: Int32Array;
  /** What was found last: a reference to a leaf for each way. */
  readonly references: Int32Array;
  private readonly trees: PreparedTrees;
  private readonly starts: Int32Array;

  constructor(trees: PreparedTrees, mostWays: number) {
    this.trees = trees;
    // One more than there are ways, as `walkTrees` has it.
    this.firstCodes = new Int32Array(mostWays + 1);
    this.references = new Int32Array(mostWays + 1);
    this.starts = new Int32Array(mostWays + 1);
  }

  /** Sends the first `wayCount` ways through tree `t`. */
  findInTree(t: number, wayCount: number, codes: Uint16Array): void {
    this.starts.fill(this.trees.roots[t], 0, wayCount);
    this.walk(wayCount, codes);
  }

  /** Sends a way through each tree: way `t` through tree `t`. */
  findInAll(codes: Uint16Array): void {
    const { roots } = this.trees;
    this.starts.set(roots);
    this.walk(roots.length, codes);
  }

  private walk(wayCount: number, codes: Uint16Array): void {
    const { trees, starts, firstCodes, references } = this;
    const { words } = trees;
    walkTrees(trees, starts, firstCodes, codes, references, wayCount);
    for (let way = 0; way < wayCount; way++) references[way] = words[references[way] + 2];
  }
}
