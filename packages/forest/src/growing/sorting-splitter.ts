import { binCount, type GatheredCodes } from './gathered-codes.js';
import type { NodeRange } from './node-rows.js';
import type { SplitSearch } from './split-search.js';

/** Nodes up to this size are sorted by insertion; found by measurement. */
const insertionLimit = 16;

const positionBits = 10;
const positionMask = (1 << positionBits) - 1;

/** Most rows that can be sorted here, so that a row's position fits beside its code in one word. */
export const sortedLimit = 1 << positionBits;

/** Tries every question about a feature on a node of few rows, by sorting them. */
export class SortingSplitter {
  private readonly search: SplitSearch;
  private readonly gathered: GatheredCodes;
  private readonly left: Float64Array;
  private readonly right: Float64Array;
  /** The rows in ascending order: code or bin, and in the low bits a row's position in the node. */
  private readonly keys = new Int32Array(sortedLimit);
  private readonly binRows = new Int32Array(binCount);
  private readonly occupied = new Int32Array(binCount / 32);

  constructor(search: SplitSearch, gathered: GatheredCodes) {
    this.search = search;
    this.gathered = gathered;
    this.left = new Float64Array(search.totals.length);
    this.right = new Float64Array(search.totals.length);
  }

  tryFeature(node: NodeRange, feature: number): void {
    if (node.end - node.start > insertionLimit) this.tryCounted(node, feature);
    else this.tryInserted(node, feature);
  }

  private tryInserted({ rows, start, end }: NodeRange, feature: number): void {
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
    this.gathered.lowest = 0;
    this.gathered.shift = 0;
    this.scanSorted(rows.tags, start, rowCount, feature);
  }

  /** Sorts by counting: rows a bin, then the first place of each bin, then each row to its place. */
  private tryCounted(node: NodeRange, feature: number): void {
    const rowCount = node.end - node.start;
    const { gathered, keys, binRows, occupied } = this;
    gathered.gather(node, feature);
    const { codes, lowest, highest, shift } = gathered;
    if (lowest === highest) return;

    for (let i = 0; i < rowCount; i++) {
      const bin = (codes[i] - lowest) >> shift;
      codes[i] = bin;
      binRows[bin]++;
      occupied[bin >> 5] |= 1 << (bin & 31);
    }
    // plainly: for (const bin of occupied bins, ascending) { place = next; next += binRows[bin]; binRows[bin] = place; }
    let next = 0;
    for (let word = 0; word < occupied.length; word++) {
      let bits = occupied[word];
      while (bits !== 0) {
        const lowestBit = bits & -bits;
        const bin = (word << 5) | (31 - Math.clz32(lowestBit));
        const rowsOfBin = binRows[bin];
        binRows[bin] = next;
        next += rowsOfBin;
        bits ^= lowestBit;
      }
      occupied[word] = 0;
    }
    for (let i = 0; i < rowCount; i++) {
      const bin = codes[i];
      keys[binRows[bin]++] = (bin << positionBits) | i;
    }
    for (let i = 0; i < rowCount; i++) binRows[codes[i]] = 0;
    this.scanSorted(node.rows.tags, node.start, rowCount, feature);
  }

  /** Moves row after row of the sorted keys to the left side and judges each gap between bins. */
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
    let previousBin = keys[0] >>> positionBits;
    for (let i = 0; i < rowCount; i++) {
      const key = keys[i];
      const bin = key >>> positionBits;
      if (bin !== previousBin) {
        if (i >= leastLeft && rowCount - i >= leastRight) {
          // plainly: score = leftSquares / leftWeight + rightSquares / rightWeight; if (score > bestScore)
          const rightWeight = totalWeight - leftWeight;
          const numerator = leftSquares * rightWeight + rightSquares * leftWeight;
          const denominator = leftWeight * rightWeight;
          if (numerator > bestScore * denominator) {
            bestScore = numerator / denominator;
            bestCode = this.gathered.lastCodeOf((previousBin + bin - 1) >> 1);
          }
        }
        previousBin = bin;
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
