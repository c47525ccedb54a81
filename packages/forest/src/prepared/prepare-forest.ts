import type { Forest } from '../forest.js';
import { claimWords } from './claim-words.js';
import { LeafRecords } from './leaf-records.js';
import type { PreparedForest } from './prepared-forest.js';

/** Lays a forest out for those who ask it. It takes as much memory as before, in which all threads can read. */
export function prepareForest({ roots, nodes, ...rest }: Forest): PreparedForest {
  const words = claimWords(nodes.length / 3, roots.length);
  const leaves = new LeafRecords(words, nodes.length);
  const placeOf = (reference: number): number => (reference >= 0 ? reference : leaves.placeOf(reference));
  const places = roots.map(placeOf);
  for (let word = 0; word < nodes.length; word += 3) {
    words[word] = nodes[word];
    words[word + 1] = placeOf(nodes[word + 1]);
    words[word + 2] = placeOf(nodes[word + 2]);
  }
  return {
    ...rest,
    trees: { roots: places, words: words.subarray(0, leaves.end), firstLeaf: nodes.length },
  };
}
