import { narrowBounds } from './narrow-bounds.js';
import type { NodeRange } from './node-rows.js';
import type { NodeTallies } from './node-tallies.js';
import type { SplitSearch } from './split-search.js';

/** Most bins that codes are put into: few enough for their sums to stay in the fastest cache. */
const binCount = 256;

/** Tries every question about a feature on a node of many rows, by counting them in bins. */
export class CountingSplitter {
  private readonly search: SplitSearch;
  private readonly bounds: NodeTallies;
  /** A code's bin is its distance from `lowest`, shifted right by `shift` bits. */
  private lowest = 0;
  private shift = 0;
  private readonly left: Float64Array;
  /** Drawn rows of each bin and class, `1 << classBits` words a bin. */
  private readonly histogram: Int32Array;
  private readonly classBits: number;
  /** Distinct rows of each bin, counted where leaves must hold more than one; otherwise the 1 of a used bin is as good. */
  private readonly binRows = new Int32Array(binCount);
  /** A byte a bin that says whether there are rows in it, and the same four at a time. */
  private readonly occupied = new Uint8Array(binCount);
  private readonly occupiedWords = new Int32Array(this.occupied.buffer);
  /** The bins that hold rows, ascending. */
  private readonly bins = new Int32Array(binCount);

  /** `bounds` are those of the node that is looked at; they are narrowed where it pays. */
  constructor(search: SplitSearch, bounds: NodeTallies) {
    const classCount = search.totals.length;
    this.search = search;
    this.bounds = bounds;
    this.left = new Float64Array(classCount);
    this.classBits = Math.ceil(Math.log2(classCount));
    this.histogram = new Int32Array(binCount << this.classBits);
  }

  tryFeature(node: NodeRange, feature: number): void {
    const { search, bounds } = this;
    if (bounds.highest[feature] - bounds.lowest[feature] >= binCount) narrowBounds(node, feature, bounds);
    const lowest = bounds.lowest[feature];
    const span = bounds.highest[feature] - lowest;
    if (span === 0) return;
    this.lowest = lowest;
    this.shift = Math.max(0, 24 - Math.clz32(span));
    this.count(node, feature);
    const usedCount = this.listBins();
    if (search.minSamplesLeaf > 1) this.countRows(node, feature);
    this.scan(usedCount, node.end - node.start, feature);
  }

  private count({ rows: { codes, offsets, tags }, start, rowCounts }: NodeRange, feature: number): void {
    const { histogram, classBits, occupied, lowest, shift } = this;
    let i = start;
    for (let c = 0; c < rowCounts.length; c++) {
      for (const end = i + rowCounts[c]; i < end; i++) {
        const bin = (codes[offsets[i] + feature] - lowest) >> shift;
        occupied[bin] = 1;
        histogram[(bin << classBits) | c] += tags[i] >>> 8;
      }
    }
  }

  private countRows({ rows: { codes, offsets }, start, end }: NodeRange, feature: number): void {
    const { binRows, lowest, shift } = this;
    binRows.fill(0);
    for (let i = start; i < end; i++) binRows[(codes[offsets[i] + feature] - lowest) >> shift]++;
  }

  /** Lists the bins that hold rows, returns how many they are, and forgets which. */
  private listBins(): number {
    const { occupied, occupiedWords, bins, binRows } = this;
    let usedCount = 0;
    for (let word = 0; word < occupiedWords.length; word++) {
      if (occupiedWords[word] === 0) continue;
      for (let bin = 4 * word; bin < 4 * word + 4; bin++) {
        if (occupied[bin] === 0) continue;
        bins[usedCount++] = bin;
        binRows[bin] = 1;
      }
      occupiedWords[word] = 0;
    }
    return usedCount;
  }

  /** Moves bin after bin to the left side, judges each gap between bins, and leaves the histogram empty. */
  private scan(usedCount: number, rowCount: number, feature: number): void {
    const { search, bins, binRows, histogram, classBits, left } = this;
    const { classWeights, leastLeft, leastRight, totals, totalWeight, totalSquares, present, presentCount } =
      search;
    left.set(search.initialLeft);
    let leftRows = 0;
    let leftWeight = search.initialLeftWeight;
    let leftSquares = search.initialLeftSquares;
    // sum(right²) is sum((total - left)²), which is sum(total²) - 2 sum(total · left) + sum(left²)
    let products = (totalSquares + leftSquares - search.initialRightSquares) / 2;
    let bestScore = search.bestScore;
    let bestCode = -1;
    for (let i = 0; i < usedCount; i++) {
      const bin = bins[i];
      if (i > 0 && leftRows >= leastLeft && rowCount - leftRows >= leastRight) {
        // plainly: score = leftSquares / leftWeight + rightSquares / rightWeight; if (score > bestScore)
        const rightWeight = totalWeight - leftWeight;
        const rightSquares = totalSquares - 2 * products + leftSquares;
        const numerator = leftSquares * rightWeight + rightSquares * leftWeight;
        const denominator = leftWeight * rightWeight;
        if (numerator > bestScore * denominator) {
          bestScore = numerator / denominator;
          bestCode = this.lastCodeOf((bins[i - 1] + bin - 1) >> 1);
        }
      }
      leftRows += binRows[bin];
      for (let j = 0; j < presentCount; j++) {
        const c = present[j];
        const drawn = histogram[(bin << classBits) | c];
        if (drawn === 0) continue;
        histogram[(bin << classBits) | c] = 0;
        const weight = drawn * classWeights[c];
        const leftOfClass = left[c];
        leftWeight += weight;
        leftSquares += weight * (leftOfClass + leftOfClass + weight);
        products += weight * totals[c];
        left[c] = leftOfClass + weight;
      }
    }
    if (bestCode >= 0) search.offer(feature, bestCode, bestScore);
  }

  /** The highest code that falls into a bin. */
  private lastCodeOf(bin: number): number {
    return this.lowest + ((bin + 1) << this.shift) - 1;
  }
}
