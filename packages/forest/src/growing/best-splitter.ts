import { CountingSplitter } from './counting-splitter.js';
import type { Splitter } from './missing-splitter.js';
import type { NodeRange } from './node-rows.js';
import type { NodeTallies } from './node-tallies.js';
import { SortingSplitter, sortedLimit } from './sorting-splitter.js';
import type { SplitSearch } from './split-search.js';

/**
 * Tries every question about a feature and offers the best, as in random forests (Breiman, "Random forests", 2001). A
 * threshold lies halfway between the codes of neighbouring rows. Where a node has many rows whose codes span more than 256, they are
 * judged in 256 bins of equal width; the nodes below are narrower, and small ones exact.
 */
export class BestSplitter implements Splitter {
  private readonly sorting: SortingSplitter;
  private readonly counting: CountingSplitter;

  constructor(search: SplitSearch, bounds: NodeTallies) {
    this.sorting = new SortingSplitter(search);
    this.counting = new CountingSplitter(search, bounds);
  }

  tryFeature(node: NodeRange, feature: number): void {
    if (node.end - node.start > sortedLimit) this.counting.tryFeature(node, feature);
    else this.sorting.tryFeature(node, feature);
  }
}
