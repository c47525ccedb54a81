import type { Forest } from '../forest.js';
import { classOfLeaf, isMixedLeaf, rowOfLeaf } from '../trees/leaf-reference.js';
import { leafShares } from '../trees/leaf-shares.js';

/** What the leaves of a forest say, in one way for all kinds of forests. */
export interface LeafValues {
  /** The one class that a leaf of a tree speaks of, or -1 where it speaks of all. */
  classOf(reference: number, tree: number): number;
  /** What a leaf says of a class that it speaks of: its share, or what it adds to the score. */
  valueOf(reference: number, classId: number): number;
}

export function readLeaves(forest: Omit<Forest, 'roots' | 'nodes'>): LeafValues {
  const { mixedLeaves, schema, baseScores } = forest;
  const classCount = schema.classNames.length;
  if (baseScores !== null) {
    return {
      classOf: (_, tree) => tree % classCount,
      valueOf: (reference) => mixedLeaves[2 * rowOfLeaf(reference)],
    };
  }
  const shares = leafShares(forest);
  return {
    classOf: (reference) => (isMixedLeaf(reference) ? -1 : classOfLeaf(reference)),
    valueOf: (reference, classId) =>
      isMixedLeaf(reference) ? shares[rowOfLeaf(reference) * classCount + classId] : 1,
  };
}
