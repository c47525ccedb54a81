import type { CodedRows } from '../columns/coded-rows.js';
import type { ForestOptions } from '../forest.js';
import type { Random } from '../random.js';
import { BestSplitter } from './best-splitter.js';
import { FeatureDraw } from './feature-draw.js';
import { LargeNodeSearch } from './large-node-search.js';
import { MissingSplitter, type Splitter } from './missing-splitter.js';
import type { NodeRange } from './node-rows.js';
import type { NodeTallies } from './node-tallies.js';
import { RandomSplitter } from './random-splitter.js';
import { separateTwo } from './separate-two.js';
import { SplitSearch } from './split-search.js';

/** In larger nodes random questions are asked a few at a time, without looking for the lowest and highest code first; found by measurement. */
const largeNodeRows = 48;

/** Finds the question to ask in a node, among those about a few features that are drawn for it. */
export class SplitFinder {
  /** What was found for the last node. */
  readonly search: SplitSearch;
  private readonly draw: FeatureDraw;
  private readonly tallies: NodeTallies;
  private readonly isRandom: boolean;
  private readonly maxFeatures: number;
  private readonly mayBeMissing: readonly boolean[];
  private readonly splitter: Splitter;
  private readonly missingSplitter: MissingSplitter;
  private readonly largeNodeSearch: LargeNodeSearch | null;

  /** `tallies` are those of the node that is looked at, which has at most `blockRows` rows where all larger ones are searched otherwise. */
  constructor(
    source: CodedRows,
    options: ForestOptions,
    classWeights: Float64Array,
    tallies: NodeTallies,
    { hasTags, blockRows }: { hasTags: boolean; blockRows: number },
  ) {
    const { mayBeMissing, labels, featureCount } = source;
    const mayLack = mayBeMissing.includes(true);
    this.tallies = tallies;
    this.isRandom = options.algorithm === 'extra_trees';
    this.maxFeatures = options.maxFeatures;
    this.mayBeMissing = mayBeMissing;
    this.search = new SplitSearch(classWeights, options.minSamplesLeaf);
    this.splitter = this.isRandom
      ? new RandomSplitter(this.search, options.bootstrap || mayLack ? labels.length : blockRows)
      : new BestSplitter(this.search, tallies);
    this.missingSplitter = new MissingSplitter(this.search, this.splitter, mayLack ? labels.length : 0, {
      hasTags,
    });
    this.draw = new FeatureDraw(featureCount);
    this.largeNodeSearch = hasTags
      ? null
      : new LargeNodeSearch(source, tallies, this.search, this.missingSplitter, this.draw);
  }

  /** Forgets what was drawn, so that a tree does not depend on those before it. */
  begin(): void {
    this.draw.begin();
  }

  /** Looks for a question that divides the node's rows; `search.bestFeature` is below 0 where there is none. */
  find(node: NodeRange, random: Random): void {
    const { search, draw, maxFeatures, isRandom, largeNodeSearch, mayBeMissing } = this;
    if (node.end - node.start === 2) {
      separateTwo(node, search, draw, random, isRandom);
      return;
    }
    search.begin(this.tallies.counts);
    if (largeNodeSearch !== null && node.end - node.start > largeNodeRows) {
      largeNodeSearch.find(node, maxFeatures, random);
      return;
    }
    for (let looked = 0; looked < mayBeMissing.length; looked++) {
      if (looked >= maxFeatures && search.bestFeature >= 0) return;
      const feature = draw.draw(looked, random);
      const bits = isRandom ? random.nextBits() : 0;
      if (mayBeMissing[feature]) this.missingSplitter.tryFeature(node, feature, bits);
      else this.splitter.tryFeature(node, feature, bits);
    }
  }
}
