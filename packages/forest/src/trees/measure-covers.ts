import type { Forest } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import type { PreparedForest } from '../prepared/prepared-forest.js';
import { referenceAt, viewTrees } from '../prepared/view-trees.js';
import { classOfLeaf, drawnRowsOfLeaf, isMixedLeaf, rowOfLeaf } from './leaf-reference.js';

/**
 * The cover of a node or leaf: the weight of the drawn rows that went through it, class weights included; in a boosted forest the
 * number of training rows.
 *
 * Throws a `ForestInputError` for a forest of which nobody knows how many rows went where: one of format 1, or a tree that was
 * grown elsewhere and came with shares.
 */
export function measureCovers(forest: Forest | PreparedForest): (reference: number) => number {
  const { mixedLeaves, classWeights, baseScores } = forest;
  if (classWeights === null) {
    throw new ForestInputError(
      'How many rows went through each node is not known of this forest: train it anew with this version.',
    );
  }
  const classCount = classWeights.length;
  const view = viewTrees(forest);
  const covers = new Float64Array(view.nodeEnd / 3);

  const coverOf = (reference: number): number => {
    if (reference >= 0) return covers[reference / 3];
    if (baseScores !== null) return mixedLeaves[2 * rowOfLeaf(reference) + 1];
    if (!isMixedLeaf(reference)) return drawnRowsOfLeaf(reference) * classWeights[classOfLeaf(reference)];
    const first = rowOfLeaf(reference) * classCount;
    let cover = 0;
    for (let c = 0; c < classCount; c++) cover += mixedLeaves[first + c] * classWeights[c];
    return cover;
  };

  // Children come after their parents, so the other way round each finds its children done.
  for (let word = view.nodeEnd - 3; word >= 0; word -= 3) {
    covers[word / 3] = coverOf(referenceAt(view, word + 1)) + coverOf(referenceAt(view, word + 2));
  }
  return coverOf;
}
