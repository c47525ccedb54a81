import type { Forest } from '../forest.js';
import { measureCovers } from '../trees/measure-covers.js';

/**
 * The shares of a node's weighted training rows that went to its left and its right, for the `i`-th node at `2 * i` and `2 * i + 1`.
 * A node whose rows all have weight 0 counts as halved.
 *
 * Throws a `ForestInputError` for a forest that does not know how many rows went where.
 */
export function measureBranchShares(forest: Forest): Float64Array {
  const { nodes } = forest;
  const coverOf = measureCovers(forest);
  const shares = new Float64Array((2 * nodes.length) / 3);
  for (let node = 0; node < nodes.length; node += 3) {
    const cover = coverOf(node);
    for (const side of [0, 1]) {
      shares[(2 * node) / 3 + side] = cover > 0 ? coverOf(nodes[node + 1 + side]) / cover : 0.5;
    }
  }
  return shares;
}
