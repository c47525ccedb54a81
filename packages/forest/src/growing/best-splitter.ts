import { BinningSplitter } from './binning-splitter.js';
import { GatheredCodes } from './gathered-codes.js';
import type { Splitter } from './missing-splitter.js';
import type { NodeRange } from './node-rows.js';
import { SortingSplitter, sortedLimit } from './sorting-splitter.js';
import type { SplitSearch } from './split-search.js';

/**
 * Tries every question about a feature and offers the best, as in random forests (Breiman, "Random forests", 2001). A
 * threshold lies halfway between the codes of neighbouring rows. Where a node has many rows whose codes span more than 256, they are
 * judged in 256 bins of equal width; the nodes below are narrower, and small ones exact.
 */
export class BestSplitter implements Splitter {
  private readonly sorting: SortingSplitter;
  private readonly binning: BinningSplitter;

  constructor(search: SplitSearch, rowCount: number) {
    const gathered = new GatheredCodes(rowCount);
    this.sorting = new SortingSplitter(search, gathered);
    this.binning = new BinningSplitter(search, gathered);
  }

  tryFeature(node: NodeRange, feature: number): void {
    if (node.end - node.start > sortedLimit) this.binning.tryFeature(node, feature);
    else this.sorting.tryFeature(node, feature);
  }
}
