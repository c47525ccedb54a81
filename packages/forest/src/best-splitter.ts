import type { Splitter } from './missing-splitter.js';
import type { NodeRows } from './node-rows.js';
import type { SplitSearch } from './split-search.js';

/** Nodes up to this size are sorted by insertion; found by measurement. */
const insertionLimit = 16;

const binCount = 256;
const positionBits = 10;
const positionMask = (1 << positionBits) - 1;

/** Nodes up to this size are sorted, so that a row's position fits beside its code in one word; larger ones are counted in bins. */
const sortedLimit = 1 << positionBits;

/**
 * Tries every question about a feature and offers the best, as in random forests (Breiman, "Random forests", 2001). A
 * threshold lies halfway between the codes of neighbouring rows. Where a node has many rows whose codes span more than 256, they are
 * judged in 256 bins of equal width; the nodes below are narrower, and small ones exact.
 */
export class BestSplitter implements Splitter {
  private readonly search: SplitSearch;
  private readonly left: Float64Array;
  private readonly right: Float64Array;
  private readonly gathered: Uint16Array;
  private readonly keys = new Int32Array(sortedLimit);
  private readonly binRows = new Int32Array(binCount);
  private readonly occupied = new Int32Array(binCount / 32);
  /** Drawn rows of each bin and class, `1 << classBits` words a bin. */
  private readonly histogram: Int32Array;
  private readonly classBits: number;

  constructor(search: SplitSearch, rowCount: number) {
    const classCount = search.totals.length;
    this.search = search;
    this.gathered = new Uint16Array(rowCount);
    this.left = new Float64Array(classCount);
    this.right = new Float64Array(classCount);
    this.classBits = Math.ceil(Math.log2(classCount));
    this.histogram = new Int32Array(binCount << this.classBits);
  }

  tryFeature(rows: NodeRows, start: number, end: number, feature: number): void {
    const rowCount = end - start;
    if (rowCount > sortedLimit) this.tryBins(rows, start, rowCount, feature);
    else if (rowCount > insertionLimit) this.tryCounted(rows, start, rowCount, feature);
    else this.tryInserted(rows, start, rowCount, feature);
  }

  private tryInserted(rows: NodeRows, start: number, rowCount: number, feature: number): void {
    const { codes, offsets } = rows;
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
    this.scanSorted(rows.tags, start, rowCount, feature, 0, 0);
  }

  /** Sorts by counting: rows a bin, then the first place of each bin, then each row to its place. */
  private tryCounted(rows: NodeRows, start: number, rowCount: number, feature: number): void {
    const { gathered, keys, binRows, occupied } = this;
    const { lowest, span } = this.gather(rows, start, rowCount, feature);
    if (span === 0) return;
    const shift = shiftToBins(span);

    for (let i = 0; i < rowCount; i++) {
      const bin = (gathered[i] - lowest) >> shift;
      gathered[i] = bin;
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
      const bin = gathered[i];
      keys[binRows[bin]++] = (bin << positionBits) | i;
    }
    for (let i = 0; i < rowCount; i++) binRows[gathered[i]] = 0;
    this.scanSorted(rows.tags, start, rowCount, feature, lowest, shift);
  }

  /** Moves row after row of the sorted keys to the left side and judges each gap between bins. */
  private scanSorted(
    tags: Int32Array,
    start: number,
    rowCount: number,
    feature: number,
    lowest: number,
    shift: number,
  ): void {
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
            bestCode = lastCodeOf((previousBin + bin - 1) >> 1, lowest, shift);
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

  private tryBins(rows: NodeRows, start: number, rowCount: number, feature: number): void {
    const { tags } = rows;
    const { gathered, binRows, histogram, classBits } = this;
    const { lowest, span } = this.gather(rows, start, rowCount, feature);
    if (span === 0) return;
    const shift = shiftToBins(span);

    for (let i = 0; i < rowCount; i++) {
      const bin = (gathered[i] - lowest) >> shift;
      const tag = tags[start + i];
      binRows[bin]++;
      histogram[(bin << classBits) | (tag & 255)] += tag >>> 8;
    }
    this.scanBins(rowCount, feature, lowest, shift);
  }

  /** Copies the node's codes of a feature to `gathered` and returns the lowest of them and how far the highest is from it. */
  private gather({ codes, offsets }: NodeRows, start: number, rowCount: number, feature: number) {
    const { gathered } = this;
    let lowest = 65_535;
    let highest = 0;
    for (let i = 0; i < rowCount; i++) {
      const code = codes[offsets[start + i] + feature];
      gathered[i] = code;
      if (code < lowest) lowest = code;
      if (code > highest) highest = code;
    }
    return { lowest, span: highest - lowest };
  }

  /** Moves bin after bin to the left side, judges each gap between occupied bins, and leaves the histogram empty. */
  private scanBins(rowCount: number, feature: number, lowest: number, shift: number): void {
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
          bestCode = lastCodeOf((previousBin + bin - 1) >> 1, lowest, shift);
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

function shiftToBins(span: number): number {
  return Math.max(0, 24 - Math.clz32(span));
}

function lastCodeOf(bin: number, lowest: number, shift: number): number {
  return lowest + ((bin + 1) << shift) - 1;
}
