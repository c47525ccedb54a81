import type { PlainTree } from '@canopy/forest';

/** The class that a tree names for a row: the one with the greatest share in the leaf, of equals the lowest. */
export function walkTree(tree: PlainTree, valueAt: (feature: number) => number): number {
  let node = tree;
  while ('left' in node) node = valueAt(node.featureIndex) < node.threshold ? node.left : node.right;
  const weights = 'counts' in node ? node.counts : node.distribution;
  return weights.indexOf(Math.max(...weights));
}
