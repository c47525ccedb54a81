/** Words of a waiting node before those it brings: start, end, slot, depth. */
const headLength = 4;

/** Nodes that wait for their question; the last to come is the first to be taken. Nothing is allocated for one of them. */
export class WaitingNodes {
  /** How many wait. */
  size = 0;
  /** The node that was taken last: its rows from `start` to before `end`, the slot that will refer to it, its depth. */
  start = 0;
  end = 0;
  slot = 0;
  depth = 0;
  private readonly wordCount: number;
  private words: Int32Array;

  /** For nodes each of which brings `wordsOfNode` words. */
  constructor(wordsOfNode: number) {
    this.wordCount = headLength + wordsOfNode;
    this.words = new Int32Array(64 * this.wordCount);
  }

  /** Keeps a node with a copy of the first of its words. */
  add(slot: number, start: number, end: number, depth: number, brought: Int32Array): void {
    const first = this.size * this.wordCount;
    if (first + this.wordCount > this.words.length) {
      const grown = new Int32Array(this.words.length * 2);
      grown.set(this.words);
      this.words = grown;
    }
    const { words, wordCount } = this;
    words[first] = start;
    words[first + 1] = end;
    words[first + 2] = slot;
    words[first + 3] = depth;
    for (let i = headLength; i < wordCount; i++) words[first + i] = brought[i - headLength];
    this.size++;
  }

  /** Takes a node and copies the words that it brought to `to`. */
  take(to: Int32Array): void {
    this.size--;
    const { words, wordCount } = this;
    const first = this.size * wordCount;
    this.start = words[first];
    this.end = words[first + 1];
    this.slot = words[first + 2];
    this.depth = words[first + 3];
    for (let i = headLength; i < wordCount; i++) to[i - headLength] = words[first + i];
  }
}
