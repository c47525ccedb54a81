import type { Forest } from '../forest.js';
import { referenceAt, type TreeView } from '../prepared/view-trees.js';
import type { LeafValues } from './read-leaves.js';

/** The mean of what a forest says of each class when all questions are answered by shares of training rows. */
export function measureBaseValues(
  { schema, baseScores }: Pick<Forest, 'schema' | 'baseScores'>,
  view: TreeView,
  leftShares: Float64Array,
  leaves: LeafValues,
): Float64Array {
  const { roots, nodeEnd } = view;
  const classCount = schema.classNames.length;
  const sums = new Float64Array(classCount);
  const reach = new Float64Array(nodeEnd / 3);
  const pass = (reference: number, weight: number, tree: number): void => {
    if (reference >= 0) {
      reach[reference / 3] = weight;
      return;
    }
    const only = leaves.classOf(reference, tree);
    if (only >= 0) sums[only] += weight * leaves.valueOf(reference, only);
    else for (let c = 0; c < classCount; c++) sums[c] += weight * leaves.valueOf(reference, c);
  };
  let end = reach.length;
  for (let tree = roots.length - 1; tree >= 0; tree--) {
    pass(roots[tree], 1, tree);
    if (roots[tree] < 0) continue;
    const first = roots[tree] / 3;
    // Parents come before their children.
    for (let node = first; node < end; node++) {
      pass(referenceAt(view, 3 * node + 1), reach[node] * leftShares[node], tree);
      pass(referenceAt(view, 3 * node + 2), reach[node] * (1 - leftShares[node]), tree);
    }
    end = first;
  }
  return baseScores === null
    ? sums.map((sum) => sum / roots.length)
    : sums.map((sum, c) => sum + baseScores[c]);
}
