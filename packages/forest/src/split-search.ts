/**
 * The search for the best question to ask in one node. A question is judged by the weighted sum of squared class weights on
 * either side, sum(l²)/sum(l) + sum(r²)/sum(r): the largest is the lowest Gini impurity. The first of equals stays.
 */
export class SplitSearch {
  readonly classWeights: Float64Array;
  readonly minSamplesLeaf: number;
  /** Weight of each class in the node. */
  readonly totals: Float64Array;
  totalWeight = 0;
  totalSquares = 0;
  bestScore = 0;
  /** The feature to ask about, or -1 while nothing divides the rows. */
  bestFeature = -1;
  /** Codes up to this one go left. */
  bestCode = 0;

  constructor(classWeights: Float64Array, minSamplesLeaf: number) {
    this.classWeights = classWeights;
    this.minSamplesLeaf = minSamplesLeaf;
    this.totals = new Float64Array(classWeights.length);
  }

  /** Starts on a node that holds `counts` drawn rows of each class. */
  begin(counts: Int32Array): void {
    const { classWeights, totals } = this;
    let totalWeight = 0;
    let totalSquares = 0;
    for (let c = 0; c < totals.length; c++) {
      const weight = counts[c] * classWeights[c];
      totals[c] = weight;
      totalWeight += weight;
      totalSquares += weight * weight;
    }
    this.totalWeight = totalWeight;
    this.totalSquares = totalSquares;
    this.bestScore = Number.NEGATIVE_INFINITY;
    this.bestFeature = -1;
  }

  /** Notes a question and its score when it beats the best so far. */
  offer(feature: number, code: number, score: number): void {
    if (score <= this.bestScore) return;
    this.bestScore = score;
    this.bestFeature = feature;
    this.bestCode = code;
  }
}
