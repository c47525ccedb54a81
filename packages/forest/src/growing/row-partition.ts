import type { NodeRows } from './node-rows.js';
import { missingSide, type SplitSearch } from './split-search.js';

/** Parts the rows of a node by the question that was found for it. */
export class RowPartition {
  /** Drawn rows of each class on the left side of the last parting. */
  readonly leftCounts: Int32Array;
  /** Idle between partings, a word a row. */
  readonly scratch: Int32Array;
  private readonly rightOffsets: Int32Array;

  constructor(rowCount: number, classCount: number) {
    this.leftCounts = new Int32Array(classCount);
    this.rightOffsets = new Int32Array(rowCount);
    this.scratch = new Int32Array(rowCount);
  }

  /**
   * Moves the rows that go left to the front, both sides in their old order so that memory is read in one direction; counts
   * the left side's classes and returns where the right side begins.
   */
  part(rows: NodeRows, start: number, end: number, question: SplitSearch): number {
    const { codes, offsets, tags } = rows;
    const { leftCounts, rightOffsets, scratch: rightTags } = this;
    const { bestFeature } = question;
    const missingBit = question.bestMissing === missingSide.left ? 1 : 0;
    const lastLeft = question.bestCode + missingBit;
    for (let c = 0; c < leftCounts.length; c++) leftCounts[c] = 0;
    let middle = start;
    let rightLength = 0;
    for (let i = start; i < end; i++) {
      const offset = offsets[i];
      const tag = tags[i];
      // plainly: if (!goesRight(question, code))
      if (((codes[offset + bestFeature] + missingBit) & 0xffff) <= lastLeft) {
        offsets[middle] = offset;
        tags[middle] = tag;
        middle++;
        leftCounts[tag & 255] += tag >>> 8;
      } else {
        rightOffsets[rightLength] = offset;
        rightTags[rightLength] = tag;
        rightLength++;
      }
    }
    for (let i = 0; i < rightLength; i++) {
      offsets[middle + i] = rightOffsets[i];
      tags[middle + i] = rightTags[i];
    }
    return middle;
  }

  /** Whether missing values, of which the node of `counts` had none, go left: to the side with more weight, or of equal ones. */
  isLeftHeavier(counts: Int32Array, classWeights: Float64Array): boolean {
    const { leftCounts } = this;
    let surplus = 0;
    for (let c = 0; c < counts.length; c++) surplus += (2 * leftCounts[c] - counts[c]) * classWeights[c];
    return surplus >= 0;
  }
}
