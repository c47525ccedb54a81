import { binCount, type GatheredCodes } from './gathered-codes.js';
import type { NodeRange } from './node-rows.js';
import type { SplitSearch } from './split-search.js';

/** Tries every question about a feature on a node of many rows, by counting them in bins. */
export class BinningSplitter {
  private readonly search: SplitSearch;
  private readonly gathered: GatheredCodes;
  private readonly left: Float64Array;
  private readonly right: Float64Array;
  private readonly binRows = new Int32Array(binCount);
  /** Drawn rows of each bin and class, `1 << classBits` words a bin. */
  private readonly histogram: Int32Array;
  private readonly classBits: number;

  constructor(search: SplitSearch, gathered: GatheredCodes) {
    const classCount = search.totals.length;
    this.search = search;
    this.gathered = gathered;
    this.left = new Float64Array(classCount);
    this.right = new Float64Array(classCount);
    this.classBits = Math.ceil(Math.log2(classCount));
    this.histogram = new Int32Array(binCount << this.classBits);
  }

  tryFeature(node: NodeRange, feature: number): void {
    const { start } = node;
    const { tags } = node.rows;
    const rowCount = node.end - start;
    const { gathered, binRows, histogram, classBits } = this;
    gathered.gather(node, feature);
    const { codes, lowest, highest, shift } = gathered;
    if (lowest === highest) return;

    for (let i = 0; i < rowCount; i++) {
      const bin = (codes[i] - lowest) >> shift;
      const tag = tags[start + i];
      binRows[bin]++;
      histogram[(bin << classBits) | (tag & 255)] += tag >>> 8;
    }
    this.scanBins(rowCount, feature);
  }

  /** Moves bin after bin to the left side, judges each gap between occupied bins, and leaves the histogram empty. */
  private scanBins(rowCount: number, feature: number): void {
    const { search, binRows, histogram, classBits, left, right } = this;
    const { classWeights, leastLeft, leastRight, totalWeight } = search;
    for (let c = 0; c < left.length; c++) {
      left[c] = search.initialLeft[c];
      right[c] = search.totals[c] - left[c];
    }
    let leftRows = 0;
    let leftWeight = search.initialLeftWeight;
    let leftSquares = search.initialLeftSquares;
    let rightSquares = search.initialRightSquares;
    let bestScore = search.bestScore;
    let bestCode = -1;
    let previousBin = -1;
    for (let bin = 0; bin < binCount; bin++) {
      if (binRows[bin] === 0) continue;
      if (leftRows > 0 && leftRows >= leastLeft && rowCount - leftRows >= leastRight) {
        const score = leftSquares / leftWeight + rightSquares / (totalWeight - leftWeight);
        if (score > bestScore) {
          bestScore = score;
          bestCode = this.gathered.lastCodeOf((previousBin + bin - 1) >> 1);
        }
      }
      previousBin = bin;
      leftRows += binRows[bin];
      binRows[bin] = 0;
      const first = bin << classBits;
      for (let c = 0; c < left.length; c++) {
        const drawn = histogram[first + c];
        if (drawn === 0) continue;
        histogram[first + c] = 0;
        const weight = drawn * classWeights[c];
        const leftOfClass = left[c];
        const rightOfClass = right[c];
        leftWeight += weight;
        leftSquares += weight * (leftOfClass + leftOfClass + weight);
        rightSquares += weight * (weight - rightOfClass - rightOfClass);
        left[c] = leftOfClass + weight;
        right[c] = rightOfClass - weight;
      }
    }
    if (bestCode >= 0) search.offer(feature, bestCode, bestScore);
  }
}
