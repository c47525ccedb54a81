import type { Forest } from '../forest.js';
import { measureCovers } from '../trees/measure-covers.js';

/**
 * The shares of a node's weighted training rows that went to its left and its right, each at the place of the word of `nodes` that refers
 * there.
 * A node whose rows all have weight 0 counts as halved.
 *
 * Throws a `ForestInputError` for a forest that does not know how many rows went where.
 */
export function measureBranchShares(forest: Forest): Float64Array {
  const { nodes } = forest;
  const coverOf = measureCovers(forest);
  const shares = new Float64Array(nodes.length);
  for (let node = 0; node < nodes.length; node += 3) {
    const cover = coverOf(node);
    for (const word of [node + 1, node + 2]) shares[word] = cover > 0 ? coverOf(nodes[word]) / cover : 0.5;
  }
  return shares;
}
