import type { Forest } from '../forest.js';
import type { PreparedForest } from './prepared-forest.js';

/** The nodes of a forest, prepared or not, for those who read them one after another. */
export interface TreeView {
  /** One reference a tree, below 0 where it is a leaf. */
  readonly roots: Int32Array;
  /** Three words a node, of which the last two are to be read by `referenceAt`; other records may follow. */
  readonly words: Int32Array;
  /** Where the last node ends in `words`. */
  readonly nodeEnd: number;
}

export function viewTrees(forest: Forest | PreparedForest): TreeView {
  if (!('trees' in forest)) return { roots: forest.roots, words: forest.nodes, nodeEnd: forest.nodes.length };
  const { roots, words, firstLeaf } = forest.trees;
  const view = { words, nodeEnd: firstLeaf };
  return { ...view, roots: roots.map((place) => referenceOf(view, place)) };
}

/** The reference to a child, below 0 where it is a leaf. */
export function referenceAt(view: Pick<TreeView, 'words' | 'nodeEnd'>, word: number): number {
  return referenceOf(view, view.words[word]);
}

function referenceOf({ words, nodeEnd }: Pick<TreeView, 'words' | 'nodeEnd'>, place: number): number {
  return place < nodeEnd ? place : words[place + 2];
}
