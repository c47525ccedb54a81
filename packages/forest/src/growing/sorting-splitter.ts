import type { NodeRange } from './node-rows.js';
import type { SplitSearch } from './split-search.js';

const positionBits = 4;
const positionMask = (1 << positionBits) - 1;

/** Most rows that can be sorted here, so that a row's position fits beside its code in one word; more are counted sooner. */
export const sortedLimit = 1 << positionBits;

/** Tries every question about a feature on a node of few rows, by sorting them by insertion. */
export class SortingSplitter {
  private readonly search: SplitSearch;
  private readonly left: Float64Array;
  private readonly right: Float64Array;
  /** The rows in ascending order: code, and in the low bits a row's position in the node. */
  private readonly keys = new Int32Array(sortedLimit);

  constructor(search: SplitSearch) {
    this.search = search;
    this.left = new Float64Array(search.totals.length);
    this.right = new Float64Array(search.totals.length);
  }

  tryFeature({ rows, start, end }: NodeRange, feature: number): void {
    const { codes, offsets } = rows;
    const rowCount = end - start;
    const { keys } = this;
    for (let i = 0; i < rowCount; i++) {
      const key = (codes[offsets[start + i] + feature] << positionBits) | i;
      let j = i - 1;
      while (j >= 0 && keys[j] > key) {
        keys[j + 1] = keys[j];
        j--;
      }
      keys[j + 1] = key;
    }
    if (keys[0] >>> positionBits === keys[rowCount - 1] >>> positionBits) return;
    this.scanSorted(rows.tags, start, rowCount, feature);
  }

  /** Moves row after row of the sorted keys to the left side and judges each gap between codes. */
  private scanSorted(tags: Int32Array, start: number, rowCount: number, feature: number): void {
    const { search, keys, left, right } = this;
    const { classWeights, leastLeft, leastRight, totalWeight } = search;
    for (let c = 0; c < left.length; c++) {
      left[c] = search.initialLeft[c];
      right[c] = search.totals[c] - left[c];
    }
    let leftWeight = search.initialLeftWeight;
    let leftSquares = search.initialLeftSquares;
    let rightSquares = search.initialRightSquares;
    let bestScore = search.bestScore;
    let bestCode = -1;
    let previousCode = keys[0] >>> positionBits;
    for (let i = 0; i < rowCount; i++) {
      const key = keys[i];
      const code = key >>> positionBits;
      if (code !== previousCode) {
        if (i >= leastLeft && rowCount - i >= leastRight) {
          // plainly: score = leftSquares / leftWeight + rightSquares / rightWeight; if (score > bestScore)
          const rightWeight = totalWeight - leftWeight;
          const numerator = leftSquares * rightWeight + rightSquares * leftWeight;
          const denominator = leftWeight * rightWeight;
          if (numerator > bestScore * denominator) {
            bestScore = numerator / denominator;
            bestCode = (previousCode + code - 1) >> 1;
          }
        }
        previousCode = code;
      }
      // plainly: move the row's weight from right[class] to left[class], keeping the sums of squares
      const tag = tags[start + (key & positionMask)];
      const c = tag & 255;
      const weight = (tag >>> 8) * classWeights[c];
      const leftOfClass = left[c];
      const rightOfClass = right[c];
      leftWeight += weight;
      leftSquares += weight * (leftOfClass + leftOfClass + weight);
      rightSquares += weight * (weight - rightOfClass - rightOfClass);
      left[c] = leftOfClass + weight;
      right[c] = rightOfClass - weight;
    }
    if (bestCode >= 0) search.offer(feature, bestCode, bestScore);
  }
}
