import type { CodedRows } from '../columns/coded-rows.js';
import { belowBound, type Random } from '../random.js';
import { countLeft, questionsAtOnce } from './count-left.js';
import type { FeatureDraw } from './feature-draw.js';
import type { MissingSplitter } from './missing-splitter.js';
import { narrowBounds } from './narrow-bounds.js';
import type { NodeRange } from './node-rows.js';
import type { NodeTallies } from './node-tallies.js';
import type { SplitSearch } from './split-search.js';

/**
 * Tries random questions, as `RandomSplitter` does, in a node of so many rows that reading them is what takes time. A threshold
 * is drawn between bounds that the questions above have left of a feature. One that all rows are on one side of is
 * drawn again, between the lowest and the highest code in the node, so that it is uniform between these, and they
 * are only looked for where that happens.
 */
export class LargeNodeSearch {
  private readonly bounds: NodeTallies;
  private readonly search: SplitSearch;
  private readonly missingSplitter: MissingSplitter;
  private readonly draw: FeatureDraw;
  private readonly mayBeMissing: readonly boolean[];
  private readonly features = new Int32Array(questionsAtOnce);
  private readonly firstRights = new Int32Array(questionsAtOnce);
  private readonly leftOf: readonly Int32Array[];

  constructor(
    { mayBeMissing, classCount }: CodedRows,
    bounds: NodeTallies,
    search: SplitSearch,
    missingSplitter: MissingSplitter,
    draw: FeatureDraw,
  ) {
    this.mayBeMissing = mayBeMissing;
    this.bounds = bounds;
    this.search = search;
    this.missingSplitter = missingSplitter;
    this.draw = draw;
    this.leftOf = Array.from(this.features, () => new Int32Array(classCount));
  }

  /** Looks at `maxFeatures` features, and at more while none divides the rows. */
  find(node: NodeRange, maxFeatures: number, random: Random): void {
    const { search, mayBeMissing, features, firstRights } = this;
    const { lowest, highest } = this.bounds;
    let looked = 0;
    while (looked < mayBeMissing.length && (looked < maxFeatures || search.bestFeature < 0)) {
      const batch = looked < maxFeatures ? Math.min(questionsAtOnce, maxFeatures - looked) : 1;
      let asked = 0;
      for (let i = 0; i < batch; i++) {
        const feature = this.draw.draw(looked++, random);
        const bits = random.nextBits();
        const span = highest[feature] - lowest[feature];
        if (mayBeMissing[feature]) this.missingSplitter.tryFeature(node, feature, bits);
        else if (span > 0) {
          features[asked] = feature;
          firstRights[asked++] = lowest[feature] + belowBound(bits, span) + 1;
        }
      }
      if (asked > 0) this.judge(node, asked, random);
    }
  }

  private judge(node: NodeRange, asked: number, random: Random): void {
    const { search, features, firstRights, leftOf } = this;
    const rowCount = node.end - node.start;
    features.fill(features[0], asked);
    firstRights.fill(0, asked);
    countLeft(node, features, firstRights, leftOf);
    let again = 0;
    for (let q = 0; q < asked; q++) {
      const feature = features[q];
      const leftRows = leftOf[q].reduce((sum, count) => sum + count, 0);
      if (leftRows > 0 && leftRows < rowCount) {
        search.offerParted(feature, firstRights[q] - 1, leftOf[q], leftRows, rowCount);
      } else if (narrowBounds(node, feature, this.bounds)) {
        const { lowest, highest } = this.bounds;
        const span = highest[feature] - lowest[feature];
        features[again] = feature;
        firstRights[again++] = lowest[feature] + belowBound(random.nextBits(), span) + 1;
      }
    }
    if (again > 0) this.judge(node, again, random);
  }
}
