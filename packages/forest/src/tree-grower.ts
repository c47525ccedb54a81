import { BestSplitter } from './best-splitter.js';
import type { CodedRows } from './coded-rows.js';
import { drawRows } from './draw-rows.js';
import { type ForestOptions, missingCode, type Trees } from './forest.js';
import { MissingSplitter } from './missing-splitter.js';
import { createNodeRows, type NodeRows } from './node-rows.js';
import { Random } from './random.js';
import { RandomSplitter } from './random-splitter.js';
import { missingSide, SplitSearch } from './split-search.js';
import { rootSlot, TreeRecorder } from './tree-recorder.js';

/** A node of at most so many rows gets a copy of their codes, so that all below it is read from the processor's cache. */
const blockLimit = 1024;

/** Row reads between two looks at whether to go on: a few milliseconds of work. */
const readsBetweenChecks = 1 << 18;

/** Words of a waiting node before its class counts: start, end, slot, depth. */
const headLength = 4;

/** Grows one tree after another from the same rows, in memory that is claimed once. */
export class TreeGrower {
  private readonly source: CodedRows;
  private readonly options: ForestOptions;
  private readonly isRandom: boolean;
  private readonly depthLimit: number;
  private readonly rows: NodeRows;
  private readonly block: NodeRows;
  private readonly rightOffsets: Int32Array;
  private readonly rightTags: Int32Array;
  private readonly search: SplitSearch;
  private readonly splitter: RandomSplitter | BestSplitter;
  private readonly missingSplitter: MissingSplitter;
  private readonly recorder: TreeRecorder;
  /** Features in the order they are drawn in; each node shuffles as far as it looks. */
  private readonly features: Int32Array;
  private readonly counts: Int32Array;
  private readonly leftCounts: Int32Array;
  private waiting: Int32Array;
  private waitingLength = 0;

  constructor(source: CodedRows, options: ForestOptions, classWeights: Float64Array) {
    const { labels, codes, featureCount, classCount } = source;
    const blockRows = Math.min(blockLimit, labels.length);
    this.source = source;
    this.options = options;
    this.depthLimit = options.maxDepth ?? Number.POSITIVE_INFINITY;
    this.rows = createNodeRows(labels.length, codes);
    this.block = createNodeRows(blockRows, new Uint16Array(blockRows * featureCount));
    this.rightOffsets = new Int32Array(labels.length);
    this.rightTags = new Int32Array(labels.length);
    this.search = new SplitSearch(classWeights, options.minSamplesLeaf);
    this.isRandom = options.algorithm === 'extra_trees';
    this.splitter = new (this.isRandom ? RandomSplitter : BestSplitter)(this.search, labels.length);
    const scratchRows = source.mayBeMissing.includes(true) ? labels.length : 0;
    this.missingSplitter = new MissingSplitter(this.search, this.splitter, scratchRows);
    this.recorder = new TreeRecorder(classCount, 'counts');
    this.features = new Int32Array(featureCount);
    this.counts = new Int32Array(classCount);
    this.leftCounts = new Int32Array(classCount);
    this.waiting = new Int32Array(64 * (headLength + classCount));
  }

  /** Grows tree number `tree`, or gives up and returns null soon after `shouldStop` says so. */
  grow(tree: number, shouldStop: () => boolean): Trees | null {
    const { rows, recorder, counts, features, options } = this;
    const random = new Random(options.seed, tree);
    // The scratch space of partitioning is idle while rows are drawn.
    const bootstrap = options.bootstrap ? { random, drawCounts: this.rightTags } : null;
    const rowCount = drawRows(this.source, rows, bootstrap);
    counts.fill(0);
    for (let i = 0; i < rowCount; i++) counts[rows.tags[i] & 255] += rows.tags[i] >>> 8;
    for (let f = 0; f < features.length; f++) features[f] = f;

    recorder.begin();
    this.waitingLength = 0;
    this.settle(rootSlot, 0, rowCount, 0, counts);
    return this.growWaiting(rows, 0, random, shouldStop) ? recorder.finish() : null;
  }

  /** Makes a node a leaf when it is clear that it is one, and otherwise lets it wait for its question. */
  private settle(slot: number, start: number, end: number, depth: number, counts: Int32Array): void {
    const classCount = counts.length;
    let presentCount = 0;
    let lastPresent = 0;
    for (let c = 0; c < classCount; c++) {
      if (counts[c] === 0) continue;
      presentCount++;
      lastPresent = c;
    }
    if (presentCount === 1) {
      this.recorder.addPureLeaf(slot, lastPresent, counts[lastPresent]);
      return;
    }
    if (depth >= this.depthLimit || end - start < 2 * this.options.minSamplesLeaf) {
      this.recorder.addMixedLeaf(slot, counts);
      return;
    }
    const top = this.waitingLength;
    if (top + headLength + classCount > this.waiting.length) {
      const grown = new Int32Array(this.waiting.length * 2);
      grown.set(this.waiting);
      this.waiting = grown;
    }
    const { waiting } = this;
    waiting[top] = start;
    waiting[top + 1] = end;
    waiting[top + 2] = slot;
    waiting[top + 3] = depth;
    for (let c = 0; c < classCount; c++) waiting[top + headLength + c] = counts[c];
    this.waitingLength = top + headLength + classCount;
  }

  /** Grows all nodes that wait above `floor`; they are ranges of `rows`. Says whether it came to the end. */
  private growWaiting(rows: NodeRows, floor: number, random: Random, shouldStop: () => boolean): boolean {
    const { block, counts, leftCounts, recorder, search } = this;
    const classCount = counts.length;
    let reads = 0;
    while (this.waitingLength > floor) {
      this.waitingLength -= headLength + classCount;
      const { waiting, waitingLength: top } = this;
      const start = waiting[top];
      const end = waiting[top + 1];
      const slot = waiting[top + 2];
      const depth = waiting[top + 3];
      for (let c = 0; c < classCount; c++) counts[c] = waiting[top + headLength + c];

      reads += (end - start) * this.options.maxFeatures;
      if (reads > readsBetweenChecks) {
        if (shouldStop()) return false;
        reads = 0;
      }
      if (rows !== block && end - start <= blockLimit) {
        this.copyToBlock(start, end);
        this.settle(slot, 0, end - start, depth, counts);
        if (!this.growWaiting(block, top, random, shouldStop)) return false;
        continue;
      }

      if (end - start === 2) this.separateTwo(rows, start, random);
      else this.findSplit(rows, start, end, random);
      if (search.bestFeature < 0) {
        recorder.addMixedLeaf(slot, counts);
        continue;
      }
      const middle = this.partition(rows, start, end);
      const missingGoesLeft =
        search.bestMissing === missingSide.unseen
          ? this.isLeftHeavier()
          : search.bestMissing === missingSide.left;
      const node = recorder.addNode(slot, search.bestFeature, search.bestCode, missingGoesLeft);
      for (let c = 0; c < classCount; c++) counts[c] -= leftCounts[c];
      // The left child is taken first, which puts the nodes down in preorder.
      this.settle(node + 2, middle, end, depth + 1, counts);
      this.settle(node + 1, start, middle, depth + 1, leftCounts);
    }
    return true;
  }

  private copyToBlock(start: number, end: number): void {
    const { rows, block } = this;
    const { featureCount } = this.source;
    let to = 0;
    for (let i = start; i < end; i++) {
      const from = rows.offsets[i];
      block.offsets[i - start] = to;
      block.tags[i - start] = rows.tags[i];
      for (let f = 0; f < featureCount; f++) block.codes[to + f] = rows.codes[from + f];
      to += featureCount;
    }
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
      search.bestFeature = feature;
      if (Math.max(one, other) === missingCode) {
        search.bestCode = Math.min(one, other);
        search.bestMissing = missingSide.right;
        return;
      }
      search.bestCode = this.isRandom
        ? Math.min(one, other) + random.nextBelow(Math.abs(one - other))
        : (one + other - 1) >> 1;
      return;
    }
  }

  /** Whether the rows that `partition` sent left, of those in `counts`, weigh at least as much as the others. */
  private isLeftHeavier(): boolean {
    const { counts, leftCounts } = this;
    const { classWeights } = this.search;
    let surplus = 0;
    for (let c = 0; c < counts.length; c++) surplus += (2 * leftCounts[c] - counts[c]) * classWeights[c];
    return surplus >= 0;
  }

  private drawFeature(looked: number, random: Random): number {
    const { features } = this;
    const drawn = looked + random.nextBelow(features.length - looked);
    const feature = features[drawn];
    features[drawn] = features[looked];
    features[looked] = feature;
    return feature;
  }

  /**
   * Moves the rows that go left to the front, both sides in their old order so that memory is read in one direction; counts the
   * left side's classes in `leftCounts` and returns where the right side begins.
   */
  private partition(rows: NodeRows, start: number, end: number): number {
    const { codes, offsets, tags } = rows;
    const { bestFeature: feature, bestCode, bestMissing } = this.search;
    const missingBit = bestMissing === missingSide.left ? 1 : 0;
    const lastLeft = bestCode + missingBit;
    const { rightOffsets, rightTags, leftCounts } = this;
    for (let c = 0; c < leftCounts.length; c++) leftCounts[c] = 0;
    let middle = start;
    let rightLength = 0;
    for (let i = start; i < end; i++) {
      const offset = offsets[i];
      const tag = tags[i];
      if (((codes[offset + feature] + missingBit) & 0xffff) <= lastLeft) {
        offsets[middle] = offset;
        tags[middle] = tag;
        middle++;
        leftCounts[tag & 255] += tag >>> 8;
      } else {
        rightOffsets[rightLength] = offset;
        rightTags[rightLength] = tag;
        rightLength++;
      }
    }
    for (let i = 0; i < rightLength; i++) {
      offsets[middle + i] = rightOffsets[i];
      tags[middle + i] = rightTags[i];
    }
    return middle;
  }
}
