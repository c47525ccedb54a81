import type { Forest } from '../forest.js';
import type { PreparedForest } from '../prepared/prepared-forest.js';
import { referenceAt, viewTrees } from '../prepared/view-trees.js';
import { measureCovers } from '../trees/measure-covers.js';

/**
 * The share of each node's weighted training rows that went to its left, node by node. A node whose rows all have weight 0 counts as
 * halved.
 *
 * Throws a `ForestInputError` for a forest that does not know how many rows went where.
 */
export function measureLeftShares(forest: Forest | PreparedForest): Float64Array {
  const view = viewTrees(forest);
  const coverOf = measureCovers(forest);
  const shares = new Float64Array(view.nodeEnd / 3);
  for (let node = 0; node < view.nodeEnd; node += 3) {
    const cover = coverOf(node);
    shares[node / 3] = cover > 0 ? coverOf(referenceAt(view, node + 1)) / cover : 0.5;
  }
  return shares;
}
