import { missingCode } from '../forest.js';
import { createNodeRows, type NodeRows } from './node-rows.js';
import { missingSide, type SplitSearch } from './split-search.js';

/** What tries questions about one feature on rows none of which lacks its value. */
export interface Splitter {
  tryFeature(rows: NodeRows, start: number, end: number, feature: number, bits: number): void;
}

/**
 * Tries questions about a feature that some rows of the node lack: each of the splitter's with the missing on the right and on
 * the left, and last the one that parts them from all others. The better stays, the first of equals.
 */
export class MissingSplitter implements Splitter {
  private readonly search: SplitSearch;
  private readonly splitter: Splitter;
  private readonly present: NodeRows;
  private readonly missingCounts: Int32Array;

  constructor(search: SplitSearch, splitter: Splitter, rowCount: number) {
    this.search = search;
    this.splitter = splitter;
    this.present = createNodeRows(rowCount);
    this.missingCounts = new Int32Array(search.totals.length);
  }

  tryFeature(rows: NodeRows, start: number, end: number, feature: number, bits: number): void {
    const { search, splitter, present, missingCounts } = this;
    const presentCount = this.setMissingAside(rows, start, end, feature);
    const missingCount = end - start - presentCount;
    if (missingCount === 0) {
      splitter.tryFeature(rows, start, end, feature, bits);
      return;
    }
    if (presentCount === 0) return;
    search.sendMissing(missingSide.left, missingCounts, missingCount);
    splitter.tryFeature(present, 0, presentCount, feature, bits);
    search.sendMissing(missingSide.right, missingCounts, missingCount);
    splitter.tryFeature(present, 0, presentCount, feature, bits);
    this.partMissing(presentCount, feature);
    search.forgetMissing();
  }

  /** Copies the rows that have a value to `present`, counts the classes of the others, and returns how many have one. */
  private setMissingAside(
    { codes, offsets, tags }: NodeRows,
    start: number,
    end: number,
    feature: number,
  ): number {
    const { present, missingCounts } = this;
    present.codes = codes;
    missingCounts.fill(0);
    let presentCount = 0;
    for (let i = start; i < end; i++) {
      const tag = tags[i];
      if (codes[offsets[i] + feature] === missingCode) {
        missingCounts[tag & 255] += tag >>> 8;
        continue;
      }
      present.offsets[presentCount] = offsets[i];
      present.tags[presentCount] = tag;
      presentCount++;
    }
    return presentCount;
  }

  private partMissing(presentCount: number, feature: number): void {
    const { search, present, missingCounts } = this;
    const { classWeights, totals, totalWeight } = search;
    if (presentCount < search.leastLeft || search.leastRight > 0) return;
    let highest = 0;
    for (let i = 0; i < presentCount; i++) {
      highest = Math.max(highest, present.codes[present.offsets[i] + feature]);
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
