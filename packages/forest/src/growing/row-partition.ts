import type { NodeRange } from './node-rows.js';
import type { NodeTallies } from './node-tallies.js';
import { missingSide, type SplitSearch } from './split-search.js';

/** Up to so many rows a loop moves them sooner than a call of the runtime does. */
const loopLimit = 128;

/** Parts the rows of a node by the question that was found for it. */
export class RowPartition {
  private readonly rightOffsets: Int32Array;
  private readonly rightTags: Int32Array;
  /** Draws of the rows of the last class that went left, where rows have tags. */
  private leftDraws = 0;

  constructor(rowCount: number, { hasTags }: { hasTags: boolean }) {
    this.rightOffsets = new Int32Array(rowCount);
    this.rightTags = new Int32Array(hasTags ? rowCount : 0);
  }

  /** Idle between partings, a word a row, where rows have tags. */
  get scratch(): Int32Array {
    return this.rightTags;
  }

  /**
   * Moves the rows that go left to the front, both sides in their old order, so that classes stay together and memory is read in
   * one direction. Counts the left side's rows and draws of each class and returns where the right side begins.
   */
  part(node: NodeRange, question: SplitSearch, left: NodeTallies): number {
    const { rows, start, end, rowCounts } = node;
    const hasTags = rows.tags.length > 0;
    let from = start;
    let middle = start;
    for (let c = 0; c < rowCounts.length; c++) {
      const before = middle;
      const to = from + rowCounts[c];
      this.leftDraws = 0;
      if (to > from) middle = this.partClass(node, from, to, middle, question);
      left.rowCounts[c] = middle - before;
      if (hasTags) left.counts[c] = this.leftDraws;
      from = to;
    }
    this.putBack(rows.offsets, this.rightOffsets, middle, end);
    if (hasTags) this.putBack(rows.tags, this.rightTags, middle, end);
    return middle;
  }

  private partClass(
    { rows: { codes, offsets, tags } }: NodeRange,
    from: number,
    to: number,
    firstFree: number,
    { bestFeature, bestCode, bestMissing }: SplitSearch,
  ): number {
    const { rightOffsets, rightTags } = this;
    const missingBit = bestMissing === missingSide.left ? 1 : 0;
    const firstRight = bestCode + missingBit + 1;
    let middle = firstFree;
    let right = from - firstFree;
    // plainly: if (goesRight(question, code)) put the row to the right, else to the left
    // (each is written to both places and one place is moved on: a branch would be guessed wrong every other row)
    if (tags.length === 0) {
      for (let i = from; i < to; i++) {
        const offset = offsets[i];
        const isLeft = (((codes[offset + bestFeature] + missingBit) & 0xffff) - firstRight) >>> 31;
        rightOffsets[right] = offset;
        offsets[middle] = offset;
        middle += isLeft;
        right += 1 - isLeft;
      }
      return middle;
    }
    let leftDraws = 0;
    for (let i = from; i < to; i++) {
      const offset = offsets[i];
      const tag = tags[i];
      const isLeft = (((codes[offset + bestFeature] + missingBit) & 0xffff) - firstRight) >>> 31;
      rightOffsets[right] = offset;
      rightTags[right] = tag;
      offsets[middle] = offset;
      tags[middle] = tag;
      leftDraws += (tag >>> 8) & -isLeft;
      middle += isLeft;
      right += 1 - isLeft;
    }
    this.leftDraws = leftDraws;
    return middle;
  }

  private putBack(to: Int32Array, right: Int32Array, middle: number, end: number): void {
    const count = end - middle;
    if (count > loopLimit) to.set(right.subarray(0, count), middle);
    else for (let i = 0; i < count; i++) to[middle + i] = right[i];
  }
}
