/** Words of a waiting node before its class counts: start, end, slot, depth. */
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

  constructor(classCount: number) {
    this.wordCount = headLength + classCount;
    this.words = new Int32Array(64 * this.wordCount);
  }

  add(slot: number, start: number, end: number, depth: number, counts: Int32Array): void {
    const first = this.size * this.wordCount;
    if (first + this.wordCount > this.words.length) {
      const grown = new Int32Array(this.words.length * 2);
      grown.set(this.words);
      this.words = grown;
    }
    const { words } = this;
    words[first] = start;
    words[first + 1] = end;
    words[first + 2] = slot;
    words[first + 3] = depth;
    for (let c = 0; c < counts.length; c++) words[first + headLength + c] = counts[c];
    this.size++;
  }

  /** Takes a node and copies its drawn rows by class to `counts`. */
  take(counts: Int32Array): void {
    this.size--;
    const { words } = this;
    const first = this.size * this.wordCount;
    this.start = words[first];
    this.end = words[first + 1];
    this.slot = words[first + 2];
    this.depth = words[first + 3];
    for (let c = 0; c < counts.length; c++) counts[c] = words[first + headLength + c];
  }
}
