import type { Forest } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { classOfLeaf, drawnRowsOfLeaf, isMixedLeaf, rowOfLeaf } from '../trees/leaf-reference.js';
import { featureOf } from '../trees/question.js';

/**
 * How much each feature's questions lowered the Gini impurity of the rows that came to them (Breiman, Friedman, Olshen and
 * Stone, "Classification and regression trees", 1984, §5.3): the sum for each tree is scaled to 1, then the mean over trees is.
 * It is high for features of many values even when they help little with other rows; `measurePermutationImportance` is not.
 *
 * Returns Float64Array [features], all 0 when no tree asks a question. Throws a `ForestInputError` for a forest of which nobody
 * knows how many rows went where, and for a boosted one, whose leaves hold scores.
 */
export function measureGainImportance(forest: Forest): Float64Array {
  const { roots, nodes, features, baseScores } = forest;
  if (baseScores !== null) {
    throw new ForestInputError('The leaves of a boosted forest hold scores, of which no impurity follows.');
  }
  const importance = new Float64Array(features.length);
  let end = nodes.length;
  for (let t = roots.length - 1; t >= 0; t--) {
    if (roots[t] < 0) continue;
    const gains = measureTree(forest, roots[t], end);
    const total = gains.reduce((sum, gain) => sum + gain, 0);
    if (total > 0) for (let f = 0; f < gains.length; f++) importance[f] += gains[f] / total;
    end = roots[t];
  }
  const total = importance.reduce((sum, gain) => sum + gain, 0);
  return total > 0 ? importance.map((gain) => gain / total) : importance;
}

/** What the questions of one tree, the words from `start` to before `end`, gained by feature. */
function measureTree({ nodes, mixedLeaves, classWeights, features }: Forest, start: number, end: number) {
  if (classWeights === null) {
    throw new ForestInputError(
      'How many rows went through each node is not known of this forest: train it anew with this version.',
    );
  }
  const classCount = classWeights.length;
  /** Weight of each class in each node. */
  const weights = new Float64Array(((end - start) / 3) * classCount);
  const gains = new Float64Array(features.length);

  const weightOf = (reference: number, c: number): number => {
    if (reference >= 0) return weights[((reference - start) / 3) * classCount + c];
    if (isMixedLeaf(reference)) return mixedLeaves[rowOfLeaf(reference) * classCount + c] * classWeights[c];
    return classOfLeaf(reference) === c ? drawnRowsOfLeaf(reference) * classWeights[c] : 0;
  };

  // Children come after their parents, so the other way round each finds its children done.
  for (let word = end - 3; word >= start; word -= 3) {
    const first = ((word - start) / 3) * classCount;
    let leftWeight = 0;
    let leftSquares = 0;
    let rightWeight = 0;
    let rightSquares = 0;
    let squares = 0;
    for (let c = 0; c < classCount; c++) {
      const left = weightOf(nodes[word + 1], c);
      const right = weightOf(nodes[word + 2], c);
      weights[first + c] = left + right;
      leftWeight += left;
      leftSquares += left * left;
      rightWeight += right;
      rightSquares += right * right;
      squares += (left + right) ** 2;
    }
    const gain = leftSquares / leftWeight + rightSquares / rightWeight - squares / (leftWeight + rightWeight);
    gains[featureOf(nodes[word])] += gain;
  }
  return gains;
}
