/** Where a question sends missing values; `unseen` while no row of the node has one. */
export const missingSide = { unseen: -1, right: 0, left: 1 } as const;
export type MissingSide = (typeof missingSide)[keyof typeof missingSide];

/**
 * The search for the best question to ask in one node. A question is judged by the weighted sum of squared class weights on
 * either side, sum(l²)/sum(l) + sum(r²)/sum(r): the largest is the lowest Gini impurity. The first of equals stays.
 */
export class SplitSearch {
  readonly classWeights: Float64Array;
  readonly minSamplesLeaf: number;
  /** Weight of each class in the node. */
  readonly totals: Float64Array;
  /** The classes that the node has rows of, the first `presentCount` of them. */
  readonly present: Int32Array;
  presentCount = 0;
  totalWeight = 0;
  totalSquares = 0;
  bestScore = 0;
  /** The feature to ask about, or -1 while nothing divides the rows. */
  bestFeature = -1;
  /** Codes up to this one go left. */
  bestCode = 0;
  bestMissing: MissingSide = missingSide.unseen;

  /** Weight of each class on the left before any row is moved there: that of rows whose value is missing, or nothing. */
  readonly initialLeft: Float64Array;
  initialLeftWeight = 0;
  initialLeftSquares = 0;
  initialRightSquares = 0;
  /** Fewest rows of those tried that must go left and right, beside those whose value is missing. */
  leastLeft: number;
  leastRight: number;
  private missing: MissingSide = missingSide.unseen;

  constructor(classWeights: Float64Array, minSamplesLeaf: number) {
    this.classWeights = classWeights;
    this.minSamplesLeaf = minSamplesLeaf;
    this.totals = new Float64Array(classWeights.length);
    this.present = new Int32Array(classWeights.length);
    this.initialLeft = new Float64Array(classWeights.length);
    this.leastLeft = minSamplesLeaf;
    this.leastRight = minSamplesLeaf;
  }

  /** Starts on a node that holds `counts` drawn rows of each class. */
  begin(counts: Int32Array): void {
    const { classWeights, totals, present } = this;
    let totalWeight = 0;
    let totalSquares = 0;
    let presentCount = 0;
    for (let c = 0; c < totals.length; c++) {
      if (counts[c] > 0) present[presentCount++] = c;
      const weight = counts[c] * classWeights[c];
      totals[c] = weight;
      totalWeight += weight;
      totalSquares += weight * weight;
    }
    this.presentCount = presentCount;
    this.totalWeight = totalWeight;
    this.totalSquares = totalSquares;
    this.bestScore = Number.NEGATIVE_INFINITY;
    this.bestFeature = -1;
    this.bestMissing = missingSide.unseen;
    this.forgetMissing();
  }

  /** All that is tried from now on sends the node's `rowCount` rows with a missing value, by class in `counts`, to one side. */
  sendMissing(side: MissingSide, counts: Int32Array, rowCount: number): void {
    const { classWeights, initialLeft, totals, minSamplesLeaf } = this;
    const isLeft = side === missingSide.left;
    this.missing = side;
    this.leastLeft = minSamplesLeaf - (isLeft ? rowCount : 0);
    this.leastRight = minSamplesLeaf - (isLeft ? 0 : rowCount);
    this.initialLeftWeight = 0;
    this.initialLeftSquares = 0;
    this.initialRightSquares = 0;
    for (let c = 0; c < totals.length; c++) {
      const left = isLeft ? counts[c] * classWeights[c] : 0;
      const right = totals[c] - left;
      initialLeft[c] = left;
      this.initialLeftWeight += left;
      this.initialLeftSquares += left * left;
      this.initialRightSquares += right * right;
    }
  }

  /** All that is tried from now on is about features without a missing value in the node. */
  forgetMissing(): void {
    this.missing = missingSide.unseen;
    this.initialLeft.fill(0);
    this.initialLeftWeight = 0;
    this.initialLeftSquares = 0;
    this.initialRightSquares = this.totalSquares;
    this.leastLeft = this.minSamplesLeaf;
    this.leastRight = this.minSamplesLeaf;
  }

  /** Notes the question that parts a node of `rowCount` rows so, if it leaves enough of them on either side. */
  offerParted(
    feature: number,
    code: number,
    leftCounts: Int32Array,
    leftRows: number,
    rowCount: number,
  ): void {
    if (leftRows < this.leastLeft || rowCount - leftRows < this.leastRight) return;
    const { classWeights, totals, initialLeft, present, presentCount } = this;
    let leftWeight = 0;
    let leftSquares = 0;
    let rightSquares = 0;
    for (let i = 0; i < presentCount; i++) {
      const c = present[i];
      const left = initialLeft[c] + leftCounts[c] * classWeights[c];
      const right = totals[c] - left;
      leftWeight += left;
      leftSquares += left * left;
      rightSquares += right * right;
    }
    this.offer(feature, code, leftSquares / leftWeight + rightSquares / (this.totalWeight - leftWeight));
  }

  /** Whether missing values, of which the node of `counts` had none, go left: to the side with more weight, or of equal ones. */
  isLeftHeavier(counts: Int32Array, leftCounts: Int32Array): boolean {
    const { classWeights } = this;
    let surplus = 0;
    for (let c = 0; c < counts.length; c++) surplus += (2 * leftCounts[c] - counts[c]) * classWeights[c];
    return surplus >= 0;
  }

  /** Notes a question and its score when it beats the best so far. */
  offer(feature: number, code: number, score: number): void {
    if (score <= this.bestScore) return;
    this.bestScore = score;
    this.bestFeature = feature;
    this.bestCode = code;
    this.bestMissing = this.missing;
  }
}
