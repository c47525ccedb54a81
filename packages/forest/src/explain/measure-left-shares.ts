import type { Forest } from '../forest.js';
import { measureCovers } from '../trees/measure-covers.js';

/**
 * The share of each node's weighted training rows that went to its left, node by node. A node whose rows all have weight 0 counts as
 * halved.
 *
 * Throws a `ForestInputError` for a forest that does not know how many rows went where.
 */
export function measureLeftShares(forest: Forest): Float64Array {
  const { nodes } = forest;
  const coverOf = measureCovers(forest);
  const shares = new Float64Array(nodes.length / 3);
  for (let node = 0; node < nodes.length; node += 3) {
    const cover = coverOf(node);
    shares[node / 3] = cover > 0 ? coverOf(nodes[node + 1]) / cover : 0.5;
  }
  return shares;
}
