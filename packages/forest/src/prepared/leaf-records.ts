/** No code is above its own, since that is the highest: all go left. */
const leafQuestion = 0xffff;

/** Pure leaves of few drawn rows, whose references' complements are below this, are most of all leaves and written once. */
const usualLeafCount = 1 << 16;

/** Writes the records of leaves behind those of nodes (`PreparedTrees`). */
export class LeafRecords {
  /** Where the last record ends. */
  end: number;
  private readonly words: Int32Array;
  /** Where each usual leaf was written, by the complement of its reference; 0 where it was not. */
  private readonly usualLeaves = new Int32Array(usualLeafCount);

  constructor(words: Int32Array, firstLeaf: number) {
    this.words = words;
    this.end = firstLeaf;
  }

  /** The place of the record of a leaf. */
  placeOf(reference: number): number {
    const content = ~reference;
    if (content >= usualLeafCount) return this.add(reference);
    const known = this.usualLeaves[content];
    if (known > 0) return known;
    const place = this.add(reference);
    this.usualLeaves[content] = place;
    return place;
  }

  private add(reference: number): number {
    const { words, end } = this;
    words[end] = leafQuestion;
    words[end + 1] = end;
    words[end + 2] = reference;
    this.end = end + 3;
    return end;
  }
}
