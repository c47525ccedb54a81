import { ChainingSplitter, chainedLimit } from './chaining-splitter.js';
import { CountingSplitter } from './counting-splitter.js';
import type { Splitter } from './missing-splitter.js';
import type { NodeRange } from './node-rows.js';
import type { NodeTallies } from './node-tallies.js';
import type { SplitSearch } from './split-search.js';

/**
 * Tries every question about a feature and offers the best, as in random forests (Breiman, "Random forests", 2001). A
 * threshold lies halfway between the codes of neighbouring rows. Where a node has many rows whose codes span more than 256, they are
 * judged in 256 bins of equal width; the nodes below are narrower, and the smallest are exact.
 */
export class BestSplitter implements Splitter {
  private readonly chaining: ChainingSplitter;
  private readonly counting: CountingSplitter;

  constructor(search: SplitSearch, bounds: NodeTallies) {
    this.chaining = new ChainingSplitter(search, bounds);
    this.counting = new CountingSplitter(search, bounds);
  }

  tryFeature(node: NodeRange, feature: number): void {
    if (node.end - node.start > chainedLimit) this.counting.tryFeature(node, feature);
    else this.chaining.tryFeature(node, feature);
  }
}
