import type { Trees } from '../forest.js';
import { TreeRecorder } from '../growing/tree-recorder.js';
import { Random } from '../random.js';
import { type BinnedRows, missingBin, placesOfFeature } from './binned-rows.js';
import type { BoostingOptions } from './boosting-options.js';
import { CutSearch } from './cut-search.js';
import { fillHistogram, subtractHistogram } from './fill-histogram.js';
import { GrowingTree } from './growing-tree.js';
import { HistogramPool } from './histogram-pool.js';
import { firstOf, type GradientUnits, secondOf } from './packed-gradients.js';
import { SubsetDraw } from './subset-draw.js';

/** Grows one boosted tree after another from the same rows, leaf-wise (Ke et al., "LightGBM", 2017), in memory claimed once. */
export class BoostedTreeGrower {
  private readonly rows: BinnedRows;
  private readonly options: BoostingOptions;
  private readonly isHeldOut: Uint8Array;
  private readonly learningCount: number;
  private readonly depthLimit: number;
  /** Rows that the tree is grown from, each node's side by side, and from the back those that it is not. */
  private readonly order: Int32Array;
  private readonly rightRows: Int32Array;
  private readonly tree: GrowingTree;
  private readonly search: CutSearch;
  private readonly pool: HistogramPool;
  private readonly histograms = new Map<number, Float64Array>();
  private readonly recorder = new TreeRecorder(2, 'shares');
  private features: Int32Array = new Int32Array(0);
  private gradients: Float64Array = new Float64Array(0);

  constructor(rows: BinnedRows, isHeldOut: Uint8Array, options: BoostingOptions) {
    this.rows = rows;
    this.options = options;
    this.isHeldOut = isHeldOut;
    this.learningCount = isHeldOut.reduce((count, held) => count - held, rows.rowCount);
    this.depthLimit = options.maxDepth ?? Number.POSITIVE_INFINITY;
    this.order = new Int32Array(rows.rowCount);
    this.rightRows = new Int32Array(rows.rowCount);
    this.tree = new GrowingTree(options.maxLeaves);
    this.search = new CutSearch(rows, options.minChildWeight, options.l2);
    this.pool = new HistogramPool(rows.stride * placesOfFeature);
  }

  /**
   * Grows tree number `treeId` from packed gradients, one a row, and adds its values to the scores of its class; or gives up and
   * returns null soon after `shouldStop` says so.
   */
  grow(
    treeId: number,
    gradients: Float64Array,
    units: GradientUnits,
    scores: Float64Array,
    shouldStop: () => boolean,
  ): Trees | null {
    const { tree, order, options, histograms, pool } = this;
    const random = new Random(options.seed, treeId);
    this.gradients = gradients;
    this.features = this.drawFeatures(random);
    const rowCount = this.drawRows(random);
    let total = 0;
    for (let i = 0; i < rowCount; i++) total += gradients[order[i]];

    this.search.begin(units);
    tree.nodeCount = 0;
    const root = tree.addLeaf(0, rowCount, 0, total);
    const histogram = pool.claim();
    fillHistogram(this.rows, order, 0, rowCount, gradients, histogram);
    this.findQuestion(root, histogram);
    for (let leafCount = 1; leafCount < options.maxLeaves; leafCount++) {
      const leaf = tree.findMostGainful();
      if (leaf < 0) break;
      if (shouldStop()) return null;
      this.divide(leaf, leafCount + 1 === options.maxLeaves);
    }
    for (const left of histograms.values()) pool.release(left);
    histograms.clear();
    this.setValues(units);
    this.addToScores(rowCount, scores);
    return tree.record(this.recorder, this.rows);
  }

  private drawFeatures(random: Random): Int32Array {
    const { featureCount } = this.rows;
    const count = Math.max(1, Math.round(featureCount * this.options.featureFraction));
    const draw = new SubsetDraw(random, featureCount, count);
    return Int32Array.from({ length: featureCount }, (_, feature) => feature).filter(() => draw.takesNext());
  }

  /** Puts the rows to grow from in front and returns how many they are. Those without a gradient would change nothing. */
  private drawRows(random: Random): number {
    const { order, isHeldOut, learningCount, gradients } = this;
    const count = Math.max(1, Math.round(learningCount * this.options.rowFraction));
    const draw = new SubsetDraw(random, learningCount, count);
    let front = 0;
    let back = order.length;
    for (let row = 0; row < order.length; row++) {
      if (isHeldOut[row] === 0 && draw.takesNext() && gradients[row] !== 0) order[front++] = row;
      else order[--back] = row;
    }
    return front;
  }

  /** Notes the best question of a leaf; its histogram is kept only if there is one. */
  private findQuestion(leaf: number, histogram: Float64Array): void {
    const { tree, search } = this;
    search.search(histogram, this.features, tree.total[leaf]);
    if (search.gain <= 0) {
      this.pool.release(histogram);
      return;
    }
    tree.gain[leaf] = search.gain;
    tree.feature[leaf] = search.feature;
    tree.bin[leaf] = search.bin;
    tree.missingGoesLeft[leaf] = search.missingGoesLeft ? 1 : 0;
    tree.leftTotal[leaf] = search.left;
    this.histograms.set(leaf, histogram);
  }

  /** Asks the question of a leaf, and finds those of its children unless they are `last`. */
  private divide(leaf: number, areLast: boolean): void {
    const { tree, order, gradients, histograms, pool } = this;
    const middle = this.partition(leaf);
    const depth = tree.depth[leaf] + 1;
    const left = tree.addLeaf(tree.start[leaf], middle, depth, tree.leftTotal[leaf]);
    const right = tree.addLeaf(middle, tree.end[leaf], depth, tree.total[leaf] - tree.leftTotal[leaf]);
    tree.left[leaf] = left;
    tree.gain[leaf] = 0;
    const histogram = histograms.get(leaf);
    histograms.delete(leaf);
    if (histogram === undefined) return;
    if (areLast || depth >= this.depthLimit) {
      pool.release(histogram);
      return;
    }
    const isLeftSmaller = tree.rowCount[left] < tree.rowCount[right];
    const smaller = isLeftSmaller ? left : right;
    const ofSmaller = pool.claim();
    fillHistogram(this.rows, order, tree.start[smaller], tree.end[smaller], gradients, ofSmaller);
    subtractHistogram(histogram, ofSmaller);
    this.findQuestion(left, isLeftSmaller ? ofSmaller : histogram);
    this.findQuestion(right, isLeftSmaller ? histogram : ofSmaller);
  }

  /** Moves the rows that go left to the front, both sides in their old order, and returns where the right side begins. */
  private partition(leaf: number): number {
    const { tree, order, rightRows } = this;
    const { bins, stride } = this.rows;
    const feature = tree.feature[leaf];
    // As in the model's questions, missing values become the lowest where they go left.
    const missingBit = tree.missingGoesLeft[leaf];
    const firstRight = tree.bin[leaf] + missingBit + 1;
    let middle = tree.start[leaf];
    let rightLength = 0;
    // plainly: if (((bin + missingBit) & 255) < firstRight) order[middle++] = row; else rightRows[rightLength++] = row;
    // (written to both sides, and the sign moves one end: a branch would be guessed wrong every other row)
    for (let i = tree.start[leaf]; i < tree.end[leaf]; i++) {
      const row = order[i];
      const isLeft = (((bins[row * stride + feature] + missingBit) & missingBin) - firstRight) >>> 31;
      order[middle] = row;
      rightRows[rightLength] = row;
      middle += isLeft;
      rightLength += 1 - isLeft;
    }
    for (let i = 0; i < rightLength; i++) order[middle + i] = rightRows[i];
    return middle;
  }

  private setValues(units: GradientUnits): void {
    const { tree } = this;
    const { learningRate, l2 } = this.options;
    for (let node = 0; node < tree.nodeCount; node++) {
      const weight = secondOf(tree.total[node]) * units.second + l2;
      const slope = firstOf(tree.total[node]) * units.first;
      tree.value[node] = weight > 0 ? (-learningRate * slope) / weight : 0;
    }
  }

  /** Adds the leaves' values to the scores of all rows, those in front being known to end in their node's range. */
  private addToScores(rowCount: number, scores: Float64Array): void {
    const { tree, order, rows } = this;
    for (let node = 0; node < tree.nodeCount; node++) {
      if (tree.left[node] > 0) continue;
      const value = tree.value[node];
      for (let i = tree.start[node]; i < tree.end[node]; i++) scores[order[i]] += value;
    }
    for (let i = rowCount; i < order.length; i++) {
      const leaf = tree.findLeaf(rows, order[i]);
      scores[order[i]] += tree.value[leaf];
      tree.rowCount[leaf]++;
    }
  }
}
