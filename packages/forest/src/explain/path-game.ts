import { gaussLegendre } from './gauss-legendre.js';

/**
 * The games that a row plays for the leaves of a tree, kept up to date from node to node. A coalition of features that goes by
 * the row's values reaches a leaf with weight ∏ o over its members times ∏ p over the others: `o` says whether the row follows the
 * path wherever the feature is asked, `p` is the share of training rows that do.
 *
 * The Shapley value of feature f is the integral from 0 to 1 of (o_f - p_f) ∏ (o_g t + p_g (1 - t)) over all other g (Owen,
 * "Multilinear extensions of games", Management Science, 1972). That is a polynomial of a degree below the number of features, so that
 * half as many points as features give it without an error of method. As in Linear TreeShap (Yu et al., 2022) leaves are summed up on
 * the way back, so that a node takes time for its points, not for each feature that was asked above it.
 *
 * Features that the row left the path by have p (1 - t) for a factor: their shares are one number, `reach`. Asking such a feature
 * again changes that number alone, so that no state is opened for it.
 */
export class PathGame {
  private readonly classCount: number;
  private readonly pointCount: number;
  /** By feature: the state that it was asked in last; 0 before it was asked. */
  readonly lastStates: Int32Array;
  /** By state: p, the share of the training rows that follow the path wherever its feature was asked. */
  readonly shares: Float64Array;
  /** By state: o, 1 if the row follows too. If not, asking the feature again opens no state. */
  readonly follows: Uint8Array;
  /** By state: its feature, and that feature's last state before. */
  private readonly features: Int32Array;
  private readonly statesBefore: Int32Array;
  private readonly hasInverses: Uint8Array;
  /** By state: the classes that anything below is worth something for, a bit each, in so many words. */
  private readonly classBits: Int32Array;
  private readonly bitWords: number;
  /**
   * The points, and then for each state, point by point: the product of all factors and the weight of the point; by what it differs
   * from the one above; what each unit below is worth to the feature; 1 over the factor of the feature, once that is asked again; and for
   * each class the sum of what is below. After these for each class what is worth the same at all points. It is one array
   * because the processor has too few registers for more.
   */
  private readonly numbers: Float64Array;
  private readonly stateLength: number;
  private state = 0;

  /** For paths of at most `maxDepth` questions about `featureCount` features. */
  constructor(featureCount: number, classCount: number, maxDepth: number) {
    const { points, weights } = gaussLegendre(Math.max(1, Math.ceil(Math.min(featureCount, maxDepth) / 2)));
    // One state more than questions, for a leaf below the last.
    const stateCount = maxDepth + 2;
    this.classCount = classCount;
    this.pointCount = points.length;
    this.lastStates = new Int32Array(featureCount);
    this.features = new Int32Array(stateCount);
    this.statesBefore = new Int32Array(stateCount);
    // State 0 stands for features that were not asked: all rows follow.
    this.shares = new Float64Array(stateCount).fill(1);
    this.follows = new Uint8Array(stateCount).fill(1);
    this.hasInverses = new Uint8Array(stateCount);
    this.bitWords = Math.ceil(classCount / 32);
    this.classBits = new Int32Array(stateCount * this.bitWords);
    this.stateLength = (4 + classCount) * points.length + classCount;
    this.numbers = new Float64Array(points.length + stateCount * this.stateLength);
    this.numbers.set(points);
    this.numbers.set(weights, points.length);
    // What was not asked before takes no factor's place.
    this.numbers.fill(1, 4 * points.length, 5 * points.length);
  }

  /** Opens a state below the current one: `feature` is asked, `share` of the training rows follow it, and the row if `follows` is 1, not if it is 0. */
  open(feature: number, share: number, follows: number): void {
    const before = this.lastStates[feature];
    if (before !== 0) this.fillInverses(before);
    const state = ++this.state;
    this.lastStates[feature] = state;
    this.features[state] = feature;
    this.statesBefore[state] = before;
    this.shares[state] = share;
    this.follows[state] = follows;
    this.hasInverses[state] = 0;

    const { numbers, pointCount, stateLength } = this;
    const first = pointCount + state * stateLength;
    const above = first - stateLength;
    const inversesBefore = pointCount + before * stateLength + 3 * pointCount;
    // The factor is constant + gain · t, and what it is worth to the feature is gain times the product of all others. Both are made
    // without a branch, which would be guessed wrong every other time.
    const gain = follows * (2 - share) - 1;
    const constant = 1 - follows * (1 - share);
    const gainBefore = 1 - this.shares[before];
    for (let q = 0; q < pointCount; q++) {
      const product = numbers[above + q];
      // Where the feature was asked above, the factor takes the place of the old one, whose worth is taken back.
      const inverse = numbers[inversesBefore + q];
      const ratio = (constant + gain * numbers[q]) * inverse;
      numbers[first + q] = product * ratio;
      numbers[first + pointCount + q] = ratio;
      numbers[first + 2 * pointCount + q] = product * (gain - gainBefore * ratio) * inverse;
    }
  }

  /** Counts a leaf in the current state that is worth so much for a class. */
  addLeaf(classId: number, worth: number): void {
    const { state, stateLength, classCount, pointCount } = this;
    this.numbers[pointCount + (state + 1) * stateLength - classCount + classId] += worth;
    this.classBits[state * this.bitWords + (classId >> 5)] |= 1 << classId;
  }

  /** Opens a state, counts one leaf there that is worth something for one class, and closes it: the same in one step. */
  passLeaf(
    feature: number,
    share: number,
    follows: number,
    classId: number,
    worth: number,
    contributions: Float64Array,
  ): void {
    const { state, numbers, pointCount, stateLength } = this;
    const before = this.lastStates[feature];
    if (before !== 0) this.fillInverses(before);
    const products = pointCount + state * stateLength;
    const sums = products + (4 + classId) * pointCount;
    const inversesBefore = pointCount + before * stateLength + 3 * pointCount;
    const gain = follows * (2 - share) - 1;
    const constant = 1 - follows * (1 - share);
    const gainBefore = 1 - this.shares[before];
    let value = 0;
    for (let q = 0; q < pointCount; q++) {
      const inverse = numbers[inversesBefore + q];
      const ratio = (constant + gain * numbers[q]) * inverse;
      value += numbers[products + q] * (gain - gainBefore * ratio) * inverse;
      numbers[sums + q] += ratio * worth;
    }
    contributions[feature * this.classCount + classId] += value * worth;
    this.classBits[state * this.bitWords + (classId >> 5)] |= 1 << classId;
  }

  /** Closes the current state, and adds what the leaves below it are worth to its feature: `[feature][class]`. */
  close(contributions: Float64Array): void {
    const { state, classBits, bitWords } = this;
    const feature = this.features[state];
    this.lastStates[feature] = this.statesBefore[state];
    this.state = state - 1;
    for (let word = 0; word < bitWords; word++) {
      const place = state * bitWords + word;
      let bits = classBits[place];
      classBits[place - bitWords] |= bits;
      classBits[place] = 0;
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits);
        bits ^= 1 << bit;
        this.closeClass(state, feature, (word << 5) | bit, contributions);
      }
    }
  }

  /** Forgets a tree, all of whose states are closed. */
  clear(): void {
    this.classBits.fill(0, 0, this.bitWords);
    this.numbers.fill(0, 5 * this.pointCount, this.pointCount + this.stateLength);
  }

  private closeClass(state: number, feature: number, classId: number, contributions: Float64Array): void {
    const { numbers, pointCount, stateLength, classCount } = this;
    const first = pointCount + state * stateLength;
    const worthPlace = first + stateLength - classCount + classId;
    const worth = numbers[worthPlace];
    const below = first + (4 + classId) * pointCount;
    const above = below - stateLength;
    // plainly: for each point: value += gain · (sum + worth), and the sum above grows by ratio · (sum + worth)
    let value = 0;
    for (let q = 0; q < pointCount; q++) {
      const sum = numbers[below + q] + worth;
      value += numbers[first + 2 * pointCount + q] * sum;
      numbers[above + q] += numbers[first + pointCount + q] * sum;
      numbers[below + q] = 0;
    }
    numbers[worthPlace] = 0;
    contributions[feature * classCount + classId] += value;
  }

  private fillInverses(state: number): void {
    if (this.hasInverses[state] === 1) return;
    this.hasInverses[state] = 1;
    const { numbers, pointCount, stateLength } = this;
    const first = pointCount + state * stateLength + 3 * pointCount;
    const share = this.shares[state];
    for (let q = 0; q < pointCount; q++) numbers[first + q] = 1 / (share + (1 - share) * numbers[q]);
  }
}
