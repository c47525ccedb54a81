import { belowBound } from '../random.js';
import { GatheredCodes } from './gathered-codes.js';
import type { NodeRows } from './node-rows.js';
import type { SplitSearch } from './split-search.js';

/**
 * Tries one random question a feature, as in extremely randomised trees (Geurts, Ernst and Wehenkel, "Extremely randomized
 * trees", 2006). The threshold is uniform over the codes between the lowest and the highest in the node, where the paper takes
 * it over the values: skewed columns divide as well as even ones, and no monotone change of a column changes the tree.
 */
export class RandomSplitter {
  private readonly search: SplitSearch;
  private readonly gathered: GatheredCodes;
  private readonly leftCounts: Int32Array;

  constructor(search: SplitSearch, rowCount: number) {
    this.search = search;
    this.gathered = new GatheredCodes(rowCount);
    this.leftCounts = new Int32Array(search.totals.length);
  }

  /** Tries the one question that 32 random bits choose. */
  tryFeature(rows: NodeRows, start: number, end: number, feature: number, bits: number): void {
    const { tags } = rows;
    const { search, gathered, leftCounts } = this;
    const { classWeights, totals, initialLeft } = search;
    const rowCount = end - start;

    gathered.gather(rows, start, rowCount, feature);
    const { codes, lowest, highest } = gathered;
    if (lowest === highest) return;
    const threshold = lowest + belowBound(bits, highest - lowest);

    // plainly: for each row with code <= threshold: leftRows++, leftCounts[class] += timesDrawn
    // (the sign of code - threshold - 1 as a mask: a branch would be guessed wrong every other row)
    for (let c = 0; c < leftCounts.length; c++) leftCounts[c] = 0;
    let leftRows = 0;
    const firstRight = threshold + 1;
    for (let i = 0; i < rowCount; i++) {
      const tag = tags[start + i];
      const isLeft = (codes[i] - firstRight) >> 31;
      leftRows -= isLeft;
      leftCounts[tag & 255] += (tag >>> 8) & isLeft;
    }
    if (leftRows < search.leastLeft || rowCount - leftRows < search.leastRight) return;

    let leftWeight = 0;
    let leftSquares = 0;
    let rightSquares = 0;
    for (let c = 0; c < leftCounts.length; c++) {
      const left = initialLeft[c] + leftCounts[c] * classWeights[c];
      const right = totals[c] - left;
      leftWeight += left;
      leftSquares += left * left;
      rightSquares += right * right;
    }
    const score = leftSquares / leftWeight + rightSquares / (search.totalWeight - leftWeight);
    search.offer(feature, threshold, score);
  }
}
