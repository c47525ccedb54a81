import type { CodedRows } from '../columns/coded-rows.js';
import type { ForestOptions, Trees } from '../forest.js';
import { Random } from '../random.js';
import { drawRows, sortByClass } from './draw-rows.js';
import { findBounds } from './find-bounds.js';
import { copyRows, createNodeRows, type NodeRange, type NodeRows } from './node-rows.js';
import { NodeTallies } from './node-tallies.js';
import { RowPartition } from './row-partition.js';
import { SplitFinder } from './split-finder.js';
import { missingSide } from './split-search.js';
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
  private readonly depthLimit: number;
  private readonly rows: NodeRows;
  private readonly block: NodeRows;
  private readonly finder: SplitFinder;
  private readonly partition: RowPartition;
  private readonly recorder: TreeRecorder;
  private readonly waiting: WaitingNodes;
  private readonly waitingInBlock: WaitingNodes;
  /** The node that was taken last, and the left side of the last parting. */
  private readonly tallies: NodeTallies;
  private readonly leftTallies: NodeTallies;
  private readonly node: NodeRange;
  private readonly rootBounds: Int32Array;
  private readonly rowsByClass: Int32Array;

  constructor(source: CodedRows, options: ForestOptions, classWeights: Float64Array) {
    const { labels, codes, featureCount, classCount } = source;
    const rowCount = labels.length;
    const blockRows = Math.min(blockLimit, rowCount);
    this.source = source;
    this.options = options;
    this.depthLimit = options.maxDepth ?? Number.POSITIVE_INFINITY;
    const areDrawnOnce = !options.bootstrap;
    const hasTags = !(options.algorithm === 'extra_trees' && areDrawnOnce);
    this.rows = createNodeRows(rowCount, { hasTags, codes });
    this.block = createNodeRows(blockRows, { hasTags, codes: new Uint16Array(blockRows * featureCount) });
    this.tallies = new NodeTallies(classCount, featureCount, { areDrawnOnce });
    this.leftTallies = new NodeTallies(classCount, featureCount, { areDrawnOnce });
    this.finder = new SplitFinder(source, options, classWeights, this.tallies, { hasTags, blockRows });
    this.partition = new RowPartition(rowCount, { hasTags });
    this.recorder = new TreeRecorder(classCount, 'counts');
    this.waiting = new WaitingNodes(this.tallies.words.length);
    this.waitingInBlock = new WaitingNodes(this.tallies.words.length);
    this.node = { rows: this.rows, start: 0, end: 0, rowCounts: this.tallies.rowCounts };
    this.rootBounds = findBounds(source);
    this.rowsByClass = new Int32Array(areDrawnOnce ? 0 : rowCount);
    if (!areDrawnOnce) sortByClass(labels, this.tallies.rowCounts, this.rowsByClass);
  }

  /** Grows tree number `tree`, or gives up and returns null soon after `shouldStop` says so. */
  grow(tree: number, shouldStop: () => boolean): Trees | null {
    const { rows, recorder, tallies, options, partition, rowsByClass } = this;
    const random = new Random(options.seed, tree);
    const bootstrap = options.bootstrap ? { random, drawCounts: partition.scratch, rowsByClass } : null;
    drawRows(this.source, rows, tallies.rowCounts, bootstrap);
    const rowCount = tallies.rowCounts.reduce((sum, count) => sum + count, 0);
    if (bootstrap !== null) {
      tallies.counts.fill(0);
      for (let i = 0; i < rowCount; i++) tallies.counts[rows.tags[i] & 255] += rows.tags[i] >>> 8;
    }
    tallies.words.set(this.rootBounds, tallies.countLength);
    this.finder.begin();

    recorder.begin();
    this.waiting.size = 0;
    this.waitingInBlock.size = 0;
    this.settle(rootSlot, 0, rowCount, 0, tallies, this.waiting);
    return this.growWaiting(rows, this.waiting, random, shouldStop) ? recorder.finish() : null;
  }

  /** Makes a node a leaf when it is clear that it is one, and otherwise lets it wait for its question. */
  private settle(
    slot: number,
    start: number,
    end: number,
    depth: number,
    { counts, words }: NodeTallies,
    waiting: WaitingNodes,
  ): void {
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
      waiting.add(slot, start, end, depth, words);
    }
  }

  /** Grows all nodes that wait; they are ranges of `rows`. Says whether it came to the end. */
  private growWaiting(
    rows: NodeRows,
    waiting: WaitingNodes,
    random: Random,
    shouldStop: () => boolean,
  ): boolean {
    const { block, node, tallies, recorder, finder } = this;
    let reads = 0;
    while (waiting.size > 0) {
      waiting.take(tallies.words);
      const { start, end, slot, depth } = waiting;
      reads += (end - start) * this.options.maxFeatures;
      if (reads > readsBetweenChecks) {
        if (shouldStop()) return false;
        reads = 0;
      }
      node.rows = rows;
      node.start = start;
      node.end = end;
      if (rows !== block && end - start <= blockLimit) {
        copyRows(node, block, this.source.featureCount);
        this.settle(slot, 0, end - start, depth, tallies, this.waitingInBlock);
        if (!this.growWaiting(block, this.waitingInBlock, random, shouldStop)) return false;
        continue;
      }
      finder.find(node, random);
      if (finder.search.bestFeature < 0) recorder.addMixedLeaf(slot, tallies.counts);
      else this.split(slot, depth, waiting);
    }
    return true;
  }

  /** Makes the taken node an internal one with the question that was found. */
  private split(slot: number, depth: number, waiting: WaitingNodes): void {
    const { node, tallies, leftTallies, partition, recorder } = this;
    const { search } = this.finder;
    const { start, end } = node;
    const { bestFeature, bestCode, bestMissing } = search;
    const middle = partition.part(node, search, leftTallies);
    const missingGoesLeft =
      bestMissing === missingSide.unseen
        ? search.isLeftHeavier(tallies.counts, leftTallies.counts)
        : bestMissing === missingSide.left;
    const reference = recorder.addNode(slot, bestFeature, bestCode, missingGoesLeft);
    tallies.setApart(leftTallies, bestFeature, bestCode);
    // The left child is taken first, which puts the nodes down in preorder.
    this.settle(reference + 2, middle, end, depth + 1, tallies, waiting);
    this.settle(reference + 1, start, middle, depth + 1, leftTallies, waiting);
  }
}
