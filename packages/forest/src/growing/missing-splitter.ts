import { missingCode } from '../forest.js';
import { createNodeRows, type NodeRange } from './node-rows.js';
import { missingSide, type SplitSearch } from './split-search.js';

/** What tries questions about one feature on rows none of which lacks its value. */
export interface Splitter {
  tryFeature(node: NodeRange, feature: number, bits: number): void;
}

/**
 * Tries questions about a feature that some rows of the node lack: each of the splitter's with the missing on the right and on
 * the left, and last the one that parts them from all others. The better stays, the first of equals.
 */
export class MissingSplitter implements Splitter {
  private readonly search: SplitSearch;
  private readonly splitter: Splitter;
  /** The rows of the node that have a value. */
  private readonly present: NodeRange;
  private readonly missingCounts: Int32Array;

  constructor(search: SplitSearch, splitter: Splitter, rowCount: number, { hasTags }: { hasTags: boolean }) {
    this.search = search;
    this.splitter = splitter;
    const rows = createNodeRows(rowCount, { hasTags });
    this.present = { rows, start: 0, end: 0, rowCounts: new Int32Array(search.totals.length) };
    this.missingCounts = new Int32Array(search.totals.length);
  }

  tryFeature(node: NodeRange, feature: number, bits: number): void {
    const { search, splitter, present, missingCounts } = this;
    this.setMissingAside(node, feature);
    const missingCount = node.end - node.start - present.end;
    if (missingCount === 0) {
      splitter.tryFeature(node, feature, bits);
      return;
    }
    if (present.end === 0) return;
    search.sendMissing(missingSide.left, missingCounts, missingCount);
    splitter.tryFeature(present, feature, bits);
    search.sendMissing(missingSide.right, missingCounts, missingCount);
    splitter.tryFeature(present, feature, bits);
    this.partMissing(feature);
    search.forgetMissing();
  }

  /** Copies the rows that have a value to `present` and counts the draws of the others by class. */
  private setMissingAside({ rows, start, rowCounts }: NodeRange, feature: number): void {
    const { present, missingCounts } = this;
    const { codes, offsets, tags } = rows;
    const hasTags = tags.length > 0;
    present.rows.codes = codes;
    let presentCount = 0;
    let i = start;
    for (let c = 0; c < rowCounts.length; c++) {
      const firstOfClass = presentCount;
      let missing = 0;
      for (const end = i + rowCounts[c]; i < end; i++) {
        if (codes[offsets[i] + feature] === missingCode) {
          missing += hasTags ? tags[i] >>> 8 : 1;
          continue;
        }
        present.rows.offsets[presentCount] = offsets[i];
        if (hasTags) present.rows.tags[presentCount] = tags[i];
        presentCount++;
      }
      present.rowCounts[c] = presentCount - firstOfClass;
      missingCounts[c] = missing;
    }
    present.end = presentCount;
  }

  private partMissing(feature: number): void {
    const { search, present, missingCounts } = this;
    const { rows, end: presentCount } = present;
    const { classWeights, totals, totalWeight } = search;
    if (presentCount < search.leastLeft || search.leastRight > 0) return;
    let highest = 0;
    for (let i = 0; i < presentCount; i++) {
      highest = Math.max(highest, rows.codes[rows.offsets[i] + feature]);
    }
    let leftWeight = 0;
    let leftSquares = 0;
    let rightSquares = 0;
    for (let c = 0; c < totals.length; c++) {
      const right = missingCounts[c] * classWeights[c];
      const left = totals[c] - right;
      leftWeight += left;
      leftSquares += left * left;
      rightSquares += right * right;
    }
    search.offer(feature, highest, leftSquares / leftWeight + rightSquares / (totalWeight - leftWeight));
  }
}
