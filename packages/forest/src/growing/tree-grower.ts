import type { CodedRows } from '../columns/coded-rows.js';
import { type ForestOptions, missingCode, type Trees } from '../forest.js';
import { Random } from '../random.js';
import { BestSplitter } from './best-splitter.js';
import { drawRows } from './draw-rows.js';
import { MissingSplitter, type Splitter } from './missing-splitter.js';
import { copyRows, createNodeRows, type NodeRows } from './node-rows.js';
import { RandomSplitter } from './random-splitter.js';
import { RowPartition } from './row-partition.js';
import { missingSide, SplitSearch } from './split-search.js';
import { rootSlot, TreeRecorder } from './tree-recorder.js';
import { WaitingNodes } from './waiting-nodes.js';

/** A node of at most so many rows gets a copy of their codes, so that all below it is read from the processor's cache. */
const blockLimit = 1024;

/** Row reads between two looks at whether to go on: a few milliseconds of work. */
const readsBetweenChecks = 1 << 18;

/** Grows one tree after another from the same rows, in memory that is claimed once. */
export class TreeGrower {
  private readonly source: CodedRows;
  private readonly options: ForestOptions;
  private readonly isRandom: boolean;
  private readonly depthLimit: number;
  private readonly rows: NodeRows;
  private readonly block: NodeRows;
  private readonly search: SplitSearch;
  private readonly splitter: Splitter;
  private readonly missingSplitter: MissingSplitter;
  private readonly partition: RowPartition;
  private readonly recorder: TreeRecorder;
  private readonly waiting: WaitingNodes;
  /** Features in the order they are drawn in; each node shuffles as far as it looks. */
  private readonly features: Int32Array;
  private readonly counts: Int32Array;

  constructor(source: CodedRows, options: ForestOptions, classWeights: Float64Array) {
    const { labels, codes, featureCount, classCount, mayBeMissing } = source;
    const rowCount = labels.length;
    const blockRows = Math.min(blockLimit, rowCount);
    this.source = source;
    this.options = options;
    this.isRandom = options.algorithm === 'extra_trees';
    this.depthLimit = options.maxDepth ?? Number.POSITIVE_INFINITY;
    this.rows = createNodeRows(rowCount, codes);
    this.block = createNodeRows(blockRows, new Uint16Array(blockRows * featureCount));
    this.search = new SplitSearch(classWeights, options.minSamplesLeaf);
    this.splitter = new (this.isRandom ? RandomSplitter : BestSplitter)(this.search, rowCount);
    const scratchRows = mayBeMissing.includes(true) ? rowCount : 0;
    this.missingSplitter = new MissingSplitter(this.search, this.splitter, scratchRows);
    this.partition = new RowPartition(rowCount, classCount);
    this.recorder = new TreeRecorder(classCount, 'counts');
    this.waiting = new WaitingNodes(classCount);
    this.features = new Int32Array(featureCount);
    this.counts = new Int32Array(classCount);
  }

  /** Grows tree number `tree`, or gives up and returns null soon after `shouldStop` says so. */
  grow(tree: number, shouldStop: () => boolean): Trees | null {
    const { rows, recorder, counts, features, options, waiting } = this;
    const random = new Random(options.seed, tree);
    const bootstrap = options.bootstrap ? { random, drawCounts: this.partition.scratch } : null;
    const rowCount = drawRows(this.source, rows, bootstrap);
    counts.fill(0);
    for (let i = 0; i < rowCount; i++) counts[rows.tags[i] & 255] += rows.tags[i] >>> 8;
    for (let f = 0; f < features.length; f++) features[f] = f;

    recorder.begin();
    waiting.size = 0;
    this.settle(rootSlot, 0, rowCount, 0, counts);
    return this.growWaiting(rows, 0, random, shouldStop) ? recorder.finish() : null;
  }

  /** Makes a node a leaf when it is clear that it is one, and otherwise lets it wait for its question. */
  private settle(slot: number, start: number, end: number, depth: number, counts: Int32Array): void {
    let presentCount = 0;
    let lastPresent = 0;
    for (let c = 0; c < counts.length; c++) {
      if (counts[c] === 0) continue;
      presentCount++;
      lastPresent = c;
    }
    if (presentCount === 1) {
      this.recorder.addPureLeaf(slot, lastPresent, counts[lastPresent]);
    } else if (depth >= this.depthLimit || end - start < 2 * this.options.minSamplesLeaf) {
      this.recorder.addMixedLeaf(slot, counts);
    } else {
      this.waiting.add(slot, start, end, depth, counts);
    }
  }

  /** Grows all nodes that wait above the first `floor`; they are ranges of `rows`. Says whether it came to the end. */
  private growWaiting(rows: NodeRows, floor: number, random: Random, shouldStop: () => boolean): boolean {
    const { block, counts, recorder, search, waiting } = this;
    let reads = 0;
    while (waiting.size > floor) {
      waiting.take(counts);
      const { start, end, slot, depth } = waiting;
      reads += (end - start) * this.options.maxFeatures;
      if (reads > readsBetweenChecks) {
        if (shouldStop()) return false;
        reads = 0;
      }
      if (rows !== block && end - start <= blockLimit) {
        const nodesBelow = waiting.size;
        copyRows(rows, start, end, block, this.source.featureCount);
        this.settle(slot, 0, end - start, depth, counts);
        if (!this.growWaiting(block, nodesBelow, random, shouldStop)) return false;
        continue;
      }
      if (end - start === 2) this.separateTwo(rows, start, random);
      else this.findSplit(rows, start, end, random);
      if (search.bestFeature < 0) recorder.addMixedLeaf(slot, counts);
      else this.split(rows, start, end, slot, depth);
    }
    return true;
  }

  private findSplit(rows: NodeRows, start: number, end: number, random: Random): void {
    const { search, counts, options, features, isRandom } = this;
    const { mayBeMissing } = this.source;
    search.begin(counts);
    for (let looked = 0; looked < features.length; looked++) {
      if (looked >= options.maxFeatures && search.bestFeature >= 0) return;
      const feature = this.drawFeature(looked, random);
      const bits = isRandom ? random.nextBits() : 0;
      if (mayBeMissing[feature]) this.missingSplitter.tryFeature(rows, start, end, feature, bits);
      else this.splitter.tryFeature(rows, start, end, feature, bits);
    }
  }

  /** Two rows of different classes: any feature that tells them apart is as good as another. */
  private separateTwo(rows: NodeRows, start: number, random: Random): void {
    const { search, features } = this;
    search.bestFeature = -1;
    search.bestMissing = missingSide.unseen;
    for (let looked = 0; looked < features.length; looked++) {
      const feature = this.drawFeature(looked, random);
      const one = rows.codes[rows.offsets[start] + feature];
      const other = rows.codes[rows.offsets[start + 1] + feature];
      if (one === other) continue;
      const lower = Math.min(one, other);
      const higher = Math.max(one, other);
      search.bestFeature = feature;
      if (higher === missingCode) {
        search.bestCode = lower;
        search.bestMissing = missingSide.right;
      } else {
        search.bestCode = this.isRandom
          ? lower + random.nextBelow(higher - lower)
          : (lower + higher - 1) >> 1;
      }
      return;
    }
  }

  private drawFeature(looked: number, random: Random): number {
    const { features } = this;
    const drawn = looked + random.nextBelow(features.length - looked);
    const feature = features[drawn];
    features[drawn] = features[looked];
    features[looked] = feature;
    return feature;
  }

  /** Makes the taken node an internal one with the question that was found. */
  private split(rows: NodeRows, start: number, end: number, slot: number, depth: number): void {
    const { counts, partition, recorder, search } = this;
    const { leftCounts } = partition;
    const middle = partition.part(rows, start, end, search);
    const missingGoesLeft =
      search.bestMissing === missingSide.unseen
        ? partition.isLeftHeavier(counts, search.classWeights)
        : search.bestMissing === missingSide.left;
    const node = recorder.addNode(slot, search.bestFeature, search.bestCode, missingGoesLeft);
    for (let c = 0; c < counts.length; c++) counts[c] -= leftCounts[c];
    // The left child is taken first, which puts the nodes down in preorder.
    this.settle(node + 2, middle, end, depth + 1, counts);
    this.settle(node + 1, start, middle, depth + 1, leftCounts);
  }
}
