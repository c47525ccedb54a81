import { belowBound } from '../random.js';
import { GatheredCodes } from './gathered-codes.js';
import type { NodeRange } from './node-rows.js';
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
  tryFeature(node: NodeRange, feature: number, bits: number): void {
    const { search, gathered, leftCounts } = this;
    gathered.gather(node, feature);
    const { lowest, highest } = gathered;
    if (lowest === highest) return;
    const threshold = lowest + belowBound(bits, highest - lowest);
    const leftRows =
      node.rows.tags.length === 0 ? this.countRows(node, threshold) : this.countDraws(node, threshold);
    search.offerParted(feature, threshold, leftCounts, leftRows, node.end - node.start);
  }

  /** Counts the rows of each class with a code up to the threshold, each of which was drawn once. */
  private countRows({ rowCounts }: NodeRange, threshold: number): number {
    const { leftCounts } = this;
    const { codes } = this.gathered;
    // plainly: for each row with code <= threshold: leftCounts[class]++
    // (the sign of code - threshold - 1 as a number: a branch would be guessed wrong every other row)
    const firstRight = threshold + 1;
    let leftRows = 0;
    let i = 0;
    for (let c = 0; c < rowCounts.length; c++) {
      let left = 0;
      for (const end = i + rowCounts[c]; i < end; i++) left += (codes[i] - firstRight) >>> 31;
      leftCounts[c] = left;
      leftRows += left;
    }
    return leftRows;
  }

  /** The same where rows were drawn more than once: counts draws, and returns rows. */
  private countDraws({ rows: { tags }, start, end }: NodeRange, threshold: number): number {
    const { leftCounts } = this;
    const { codes } = this.gathered;
    const firstRight = threshold + 1;
    leftCounts.fill(0);
    let leftRows = 0;
    for (let i = start; i < end; i++) {
      const isLeft = (codes[i - start] - firstRight) >> 31;
      leftRows -= isLeft;
      leftCounts[tags[i] & 255] += (tags[i] >>> 8) & isLeft;
    }
    return leftRows;
  }
}
