import type { Forest } from '../forest.js';
import type { PreparedForest } from '../prepared/prepared-forest.js';

/** The forest that was prepared, to the byte. */
export function restoreForest({ trees, ...rest }: PreparedForest): Forest {
  const { roots, words, firstLeaf } = trees;
  const referenceOf = (place: number): number => (place < firstLeaf ? place : words[place + 2]);
  const nodes = words.slice(0, firstLeaf);
  for (let word = 0; word < nodes.length; word += 3) {
    nodes[word + 1] = referenceOf(nodes[word + 1]);
    nodes[word + 2] = referenceOf(nodes[word + 2]);
  }
  return { ...rest, roots: Int32Array.from(roots, referenceOf), nodes };
}
