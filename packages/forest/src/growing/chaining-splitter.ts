import { narrowBounds } from './narrow-bounds.js';
import type { NodeRange } from './node-rows.js';
import type { NodeTallies } from './node-tallies.js';
import type { SplitSearch } from './split-search.js';

/** Most rows that are chained here; those of more are counted sooner. Found by measurement. */
export const chainedLimit = 512;

/** Up to so many rows each distinct code has a bin, its rank: exact, but ranks take the square of their number to find. */
const rankedLimit = 12;

const binCount = 256;

/**
 * Tries every question about a feature on a node of few rows. Each row is hung on the chain of its bin, so that a walk along all
 * chains takes time for rows, not for bins times classes.
 */
export class ChainingSplitter {
  private readonly search: SplitSearch;
  private readonly bounds: NodeTallies;
  private readonly left: Float64Array;
  /** A bit a bin that says whether there are rows in it. */
  private readonly occupied = new Int32Array(binCount / 32);
  /** By bin: one more than the position of the last of its rows in the node; 0 for none. */
  private readonly lastRows = new Int32Array(binCount);
  /** By position: the row before it in the same bin, counted in the same way. */
  private readonly rowsBefore = new Int32Array(chainedLimit);
  private readonly codes = new Int32Array(rankedLimit);
  private readonly codesOfRanks = new Int32Array(rankedLimit);
  /** What the last scan found: the bins on either side of the best gap, and its score. */
  private binBelow = 0;
  private binAbove = 0;
  private score = 0;

  /** `bounds` are those of the node that is looked at; they are narrowed where it pays. */
  constructor(search: SplitSearch, bounds: NodeTallies) {
    this.search = search;
    this.bounds = bounds;
    this.left = new Float64Array(search.totals.length);
  }

  tryFeature(node: NodeRange, feature: number): void {
    if (node.end - node.start <= rankedLimit) this.tryRanks(node, feature);
    else this.tryBins(node, feature);
  }

  private tryRanks(node: NodeRange, feature: number): void {
    this.chainByRank(node, feature);
    if (!this.scan(node)) return;
    const { codesOfRanks, binBelow, binAbove } = this;
    this.search.offer(feature, (codesOfRanks[binBelow] + codesOfRanks[binAbove] - 1) >> 1, this.score);
  }

  private tryBins(node: NodeRange, feature: number): void {
    const { bounds } = this;
    if (bounds.highest[feature] - bounds.lowest[feature] >= binCount) narrowBounds(node, feature, bounds);
    const lowest = bounds.lowest[feature];
    const span = bounds.highest[feature] - lowest;
    if (span === 0) return;
    const shift = Math.max(0, 24 - Math.clz32(span));
    this.chainByBin(node, feature, lowest, shift);
    if (!this.scan(node)) return;
    const lastBin = (this.binBelow + this.binAbove - 1) >> 1;
    this.search.offer(feature, lowest + ((lastBin + 1) << shift) - 1, this.score);
  }

  /** A row's bin is how many rows have a lower code. */
  private chainByRank({ rows, start, end }: NodeRange, feature: number): void {
    const { codes, codesOfRanks, lastRows, rowsBefore } = this;
    const rowCount = end - start;
    for (let i = 0; i < rowCount; i++) codes[i] = rows.codes[rows.offsets[start + i] + feature];
    let occupied = 0;
    for (let i = 0; i < rowCount; i++) {
      const code = codes[i];
      let rank = 0;
      // plainly: if (codes[j] < code) rank++; (a branch would be guessed wrong every other time)
      for (let j = 0; j < rowCount; j++) rank += (codes[j] - code) >>> 31;
      codesOfRanks[rank] = code;
      occupied |= 1 << rank;
      rowsBefore[i] = lastRows[rank];
      lastRows[rank] = i + 1;
    }
    this.occupied[0] = occupied;
  }

  /** A row's bin is the distance of its code from `lowest`, shifted right by `shift` bits. */
  private chainByBin({ rows, start, end }: NodeRange, feature: number, lowest: number, shift: number): void {
    const { codes, offsets } = rows;
    const { occupied, lastRows, rowsBefore } = this;
    const rowCount = end - start;
    for (let i = 0; i < rowCount; i++) {
      const bin = (codes[offsets[start + i] + feature] - lowest) >> shift;
      // A shift takes the low five bits of a bin.
      occupied[bin >> 5] |= 1 << bin;
      rowsBefore[i] = lastRows[bin];
      lastRows[bin] = i + 1;
    }
  }

  /** Moves bin after bin to the left side, judges each gap between bins, and leaves no chain behind. Says whether a gap beats the best so far. */
  private scan({ rows: { tags }, start, end }: NodeRange): boolean {
    const { search, left, occupied, lastRows, rowsBefore } = this;
    const { classWeights, initialLeft, leastLeft, leastRight, totals, totalWeight, totalSquares } = search;
    const rowCount = end - start;
    // Not by `set`: that call takes longer than a small node does.
    for (let c = 0; c < left.length; c++) left[c] = initialLeft[c];
    // There is no gap below the first bin.
    const fewestLeft = Math.max(1, leastLeft);
    let leftRows = 0;
    let leftWeight = search.initialLeftWeight;
    let leftSquares = search.initialLeftSquares;
    // sum(right²) is sum((total - left)²), which is sum(total²) - 2 sum(total · left) + sum(left²)
    let products = (totalSquares + leftSquares - search.initialRightSquares) / 2;
    let bestScore = search.bestScore;
    let previousBin = 0;
    let binAbove = -1;
    for (let word = 0; word < occupied.length; word++) {
      let bits = occupied[word];
      occupied[word] = 0;
      while (bits !== 0) {
        const lowestBit = bits & -bits;
        bits ^= lowestBit;
        const bin = (word << 5) | (31 - Math.clz32(lowestBit));
        if (leftRows >= fewestLeft && rowCount - leftRows >= leastRight) {
          // plainly: score = leftSquares / leftWeight + rightSquares / rightWeight; if (score > bestScore)
          const rightWeight = totalWeight - leftWeight;
          const rightSquares = totalSquares - 2 * products + leftSquares;
          const numerator = leftSquares * rightWeight + rightSquares * leftWeight;
          const denominator = leftWeight * rightWeight;
          if (numerator > bestScore * denominator) {
            bestScore = numerator / denominator;
            this.binBelow = previousBin;
            binAbove = bin;
          }
        }
        previousBin = bin;
        let row = lastRows[bin];
        lastRows[bin] = 0;
        do {
          const tag = tags[start + row - 1];
          row = rowsBefore[row - 1];
          const c = tag & 255;
          const weight = (tag >>> 8) * classWeights[c];
          const leftOfClass = left[c];
          leftRows++;
          leftWeight += weight;
          leftSquares += weight * (leftOfClass + leftOfClass + weight);
          products += weight * totals[c];
          left[c] = leftOfClass + weight;
        } while (row > 0);
      }
    }
    this.binAbove = binAbove;
    this.score = bestScore;
    return binAbove >= 0;
  }
}
