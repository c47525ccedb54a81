import type { PreparedTrees, TreeNodes } from './prepared-forest.js';

/** No code is above its own, since that is the highest: all go left. */
const leafQuestion = 0xffff;

/** Pure leaves of few drawn rows, whose references' complements are below this, are most of all leaves and written once. */
const usualLeafCount = 1 << 16;

/** Lays trees out for those who walk them, some nodes at a time. */
export class TreePreparer {
  private readonly trees: TreeNodes;
  private readonly words: Int32Array;
  /** Where each usual leaf was written, by the complement of its reference; 0 where it was not. */
  private readonly usualLeaves = new Int32Array(usualLeafCount);
  private length: number;

  constructor(trees: TreeNodes) {
    const { roots, nodes } = trees;
    this.trees = trees;
    // Enough if no leaf were like another. What is never written to costs nothing.
    const mostWords = 2 * nodes.length + 3 * roots.length;
    this.words = new Int32Array(new SharedArrayBuffer(mostWords * Int32Array.BYTES_PER_ELEMENT));
    this.length = nodes.length;
  }

  /** Lays out the nodes from word `start` to before `end`; to be called until all are. */
  prepareNodes(start: number, end: number): void {
    const { words, trees } = this;
    for (let word = start; word < end; word += 3) {
      words[word] = trees.nodes[word];
      words[word + 1] = this.placeOf(trees.nodes[word + 1]);
      words[word + 2] = this.placeOf(trees.nodes[word + 2]);
    }
  }

  /** All that was laid out. */
  finish(): PreparedTrees {
    const { trees, words } = this;
    const roots = new Int32Array(new SharedArrayBuffer(trees.roots.byteLength));
    trees.roots.forEach((root, t) => {
      roots[t] = this.placeOf(root);
    });
    return { roots, words: words.subarray(0, this.length), firstLeaf: trees.nodes.length };
  }

  private placeOf(reference: number): number {
    if (reference >= 0) return reference;
    const content = ~reference;
    if (content >= usualLeafCount) return this.addLeaf(reference);
    const known = this.usualLeaves[content];
    if (known > 0) return known;
    const place = this.addLeaf(reference);
    this.usualLeaves[content] = place;
    return place;
  }

  private addLeaf(reference: number): number {
    const { words, length } = this;
    words[length] = leafQuestion;
    words[length + 1] = length;
    words[length + 2] = reference;
    this.length += 3;
    return length;
  }
}
