import { gaussLegendre } from './gauss-legendre.js';

/**
 * The games that a row plays for the leaves of a tree, kept up to date from node to node and summed up over leaves. A coalition of
 * features that goes by the row's values reaches a leaf with weight ∏ o over its members times ∏ p over the others: `o` says whether
 * the row follows the path wherever the feature is asked, `p` is the share of training rows that do.
 *
 * The Shapley value of feature f is the integral from 0 to 1 of (o_f - p_f) ∏ (o_g t + p_g (1 - t)) over all other g (Owen,
 * "Multilinear extensions of games", Management Science, 1972). That is a polynomial of a degree below the number of features, so that
 * half as many points as features give it without an error of method. Time grows with leaves times depth, as in Linear TreeShap (Yu et
 * al., 2022), but nothing here is subtracted from its like.
 *
 * Features that the row left the path by have p (1 - t) for a factor: their shares are one number, `reach`, and all have one value.
 * Asking such a feature again changes that number alone, so that whole subtrees share the sums of one state.
 */
export class PathGame {
  private readonly classCount: number;
  private readonly points: Float64Array;
  /** (1 - t)^k times the weight of t, by k and point: what k features that the row left the path by make of a product. */
  private readonly restPowers: Float64Array;
  private level = 0;
  /** By level: the state, and the product of shares of the features that the row left the path by. */
  private readonly stateOf: Int32Array;
  private readonly reach: Float64Array;
  /** By feature: the state that it was asked in last; 0 before it was asked. */
  private readonly lastState: Int32Array;
  private readonly asked: Int32Array;
  private askedCount = 0;
  /** By state: its feature, that feature's last state before, p and o, and how many features the row left the path by. */
  private readonly features: Int32Array;
  private readonly statesBefore: Int32Array;
  private readonly shares: Float64Array;
  private readonly follows: Uint8Array;
  private readonly leftBy: Int32Array;
  /** By state and point: the product of t + p (1 - t) over followed features, and 1 / (t + p (1 - t)) of its own one. */
  private readonly products: Float64Array;
  private readonly inverses: Float64Array;
  /** By state and class: what its leaves are worth. */
  private readonly worths: Float64Array;
  private readonly hasLeaves: Uint8Array;
  private readonly current: Float64Array;
  private readonly values: Float64Array;

  /** For paths of at most `maxDepth` questions about `featureCount` features. */
  constructor(featureCount: number, classCount: number, maxDepth: number) {
    const mostFeatures = Math.min(featureCount, maxDepth);
    const { points, weights } = gaussLegendre(Math.ceil(mostFeatures / 2));
    const count = maxDepth + 1;
    this.classCount = classCount;
    this.points = points;
    this.restPowers = Float64Array.from({ length: (mostFeatures + 1) * points.length }, (_, i) => {
      const q = i % points.length;
      return weights[q] * (1 - points[q]) ** Math.floor(i / points.length);
    });
    this.stateOf = new Int32Array(count);
    this.reach = new Float64Array(count).fill(1);
    this.lastState = new Int32Array(featureCount);
    this.asked = new Int32Array(featureCount);
    this.features = new Int32Array(count);
    this.statesBefore = new Int32Array(count);
    // State 0 stands for features that were not asked: all rows follow.
    this.shares = new Float64Array(count).fill(1);
    this.follows = new Uint8Array(count).fill(1);
    this.leftBy = new Int32Array(count);
    this.products = new Float64Array(count * points.length).fill(1);
    this.inverses = new Float64Array(count * points.length).fill(1);
    this.worths = new Float64Array(count * classCount);
    this.hasLeaves = new Uint8Array(count);
    this.current = new Float64Array(points.length);
    this.values = new Float64Array(featureCount);
  }

  /**
   * Goes down to a child that `share` of the node's training rows go to, and the row too if it `isFollowed`. False when no
   * coalition gets there: then nothing below counts.
   */
  enter(feature: number, share: number, isFollowed: boolean): boolean {
    const above = this.level++;
    const { level, lastState, shares, follows, reach } = this;
    const before = lastState[feature];
    if (follows[before] === 0) {
      this.stateOf[level] = this.stateOf[above];
      reach[level] = reach[above] * share;
      return reach[level] > 0;
    }
    const parent = this.stateOf[above];
    const state = parent + 1;
    this.stateOf[level] = state;
    if (before === 0) this.asked[this.askedCount++] = feature;
    lastState[feature] = state;
    this.features[state] = feature;
    this.statesBefore[state] = before;
    const p = shares[before] * share;
    shares[state] = p;
    follows[state] = isFollowed ? 1 : 0;
    this.leftBy[state] = this.leftBy[parent] + (isFollowed ? 0 : 1);
    reach[level] = isFollowed ? reach[above] : reach[above] * p;
    this.fillPoints(state, parent, before);
    return reach[level] > 0;
  }

  private fillPoints(state: number, parent: number, before: number): void {
    const { points, products, inverses } = this;
    const count = points.length;
    const isFollowed = this.follows[state] === 1;
    const p = this.shares[state];
    for (let q = 0; q < count; q++) {
      const product = products[parent * count + q] * inverses[before * count + q];
      products[state * count + q] = product;
      if (!isFollowed) continue;
      const factor = points[q] + p * (1 - points[q]);
      products[state * count + q] = product * factor;
      inverses[state * count + q] = 1 / factor;
    }
  }

  /** Counts a leaf here that is worth so much for a class. */
  addLeaf(classId: number, worth: number): void {
    const state = this.stateOf[this.level];
    this.worths[state * this.classCount + classId] += this.reach[this.level] * worth;
    this.hasLeaves[state] = 1;
  }

  /** Goes back up until `level` questions have been asked, and adds what the leaves below came to: `[feature][class]`. */
  leaveTo(level: number, contributions: Float64Array): void {
    for (; this.level > level; this.level--) {
      const state = this.stateOf[this.level];
      if (state === this.stateOf[this.level - 1]) continue;
      if (this.hasLeaves[state] === 1) this.settle(state, contributions);
      const before = this.statesBefore[state];
      this.lastState[this.features[state]] = before;
      if (before === 0) this.askedCount--;
    }
  }

  private settle(state: number, contributions: Float64Array): void {
    const { classCount, worths, asked, askedCount, values } = this;
    this.fillValues(state);
    for (let c = 0; c < classCount; c++) {
      const worth = worths[state * classCount + c];
      if (worth === 0) continue;
      for (let i = 0; i < askedCount; i++) contributions[asked[i] * classCount + c] += values[i] * worth;
      worths[state * classCount + c] = 0;
    }
    this.hasLeaves[state] = 0;
  }

  /** The Shapley value of each asked feature for a leaf that is worth 1. */
  private fillValues(state: number): void {
    const { restPowers, products, inverses, current, values, asked, askedCount, lastState, follows } = this;
    const count = current.length;
    const first = state * count;
    const rest = this.leftBy[state] * count;
    for (let q = 0; q < count; q++) current[q] = products[first + q] * restPowers[rest + q];
    let valueOfLeft = 0;
    if (rest > 0) {
      for (let q = 0; q < count; q++) valueOfLeft -= products[first + q] * restPowers[rest - count + q];
    }
    for (let i = 0; i < askedCount; i++) {
      const last = lastState[asked[i]];
      if (follows[last] === 0) {
        values[i] = valueOfLeft;
        continue;
      }
      let sum = 0;
      for (let q = 0; q < count; q++) sum += current[q] * inverses[last * count + q];
      values[i] = sum * (1 - this.shares[last]);
    }
  }
}
