import type { Forest } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { classOfLeaf, drawnRowsOfLeaf, isMixedLeaf, rowOfLeaf } from '../trees/leaf-reference.js';
import { featureOf } from '../trees/question.js';

/**
 * How much each feature's questions lowered the Gini impurity of the rows that came to them (Breiman, Friedman, Olshen and
 * Stone, "Classification and regression trees", 1984, §5.3): the sum for each tree is scaled to 1, then the mean over trees is.
 * In a boosted forest it is how much they lowered the squared error of what the tree adds to a score, over all training rows alike and
 * over all trees, since later ones add less (Friedman, 2001, §8.1). It is high for features of many values even when they help little
 * with other rows; `measurePermutationImportance` is not.
 *
 * Returns Float64Array [features], all 0 when no tree asks a question. Throws a `ForestInputError` for a forest of which nobody
 * knows how many rows went where.
 */
export function measureGainImportance(forest: Forest): Float64Array {
  const { roots, nodes, features, baseScores } = forest;
  const addLeaf = baseScores === null ? createClassCounter(forest) : createScoreCounter(forest);
  const importance = new Float64Array(features.length);
  let end = nodes.length;
  for (let t = roots.length - 1; t >= 0; t--) {
    if (roots[t] < 0) continue;
    const gains = measureTree(forest, addLeaf, roots[t], end);
    const scale = baseScores === null ? sumOf(gains) : 1;
    if (scale > 0) for (let f = 0; f < gains.length; f++) importance[f] += gains[f] / scale;
    end = roots[t];
  }
  const total = sumOf(importance);
  return total > 0 ? importance.map((gain) => gain / total) : importance;
}

/** What a leaf holds: how much weight, and a sum for each class, or of what a tree adds, whose squares over the weight are gained. */
interface LeafCounter {
  readonly width: number;
  /** Adds the sums of a leaf to those that begin at `first`, and returns its weight. */
  add(reference: number, sums: Float64Array, first: number): number;
}

function createClassCounter({ mixedLeaves, classWeights }: Forest): LeafCounter {
  if (classWeights === null) {
    throw new ForestInputError(
      'How many rows went through each node is not known of this forest: train it anew with this version.',
    );
  }
  const width = classWeights.length;
  return {
    width,
    add(reference, sums, first) {
      if (!isMixedLeaf(reference)) {
        const classId = classOfLeaf(reference);
        const weight = drawnRowsOfLeaf(reference) * classWeights[classId];
        sums[first + classId] += weight;
        return weight;
      }
      let total = 0;
      for (let c = 0; c < width; c++) {
        const weight = mixedLeaves[rowOfLeaf(reference) * width + c] * classWeights[c];
        sums[first + c] += weight;
        total += weight;
      }
      return total;
    },
  };
}

function createScoreCounter({ mixedLeaves }: Forest): LeafCounter {
  return {
    width: 1,
    add(reference, sums, first) {
      const row = 2 * rowOfLeaf(reference);
      sums[first] += mixedLeaves[row] * mixedLeaves[row + 1];
      return mixedLeaves[row + 1];
    },
  };
}

/** What the questions of one tree, the words from `start` to before `end`, gained by feature. */
function measureTree(
  { nodes, features }: Forest,
  { width, add }: LeafCounter,
  start: number,
  end: number,
): Float64Array {
  const nodeCount = (end - start) / 3;
  const weights = new Float64Array(nodeCount);
  const sums = new Float64Array(nodeCount * width);
  const gains = new Float64Array(features.length);
  const ofChild = new Float64Array(width);

  /** Adds what a child holds to its parent, and returns its squared sums over its weight. */
  function gather(reference: number, parent: number): number {
    ofChild.fill(0);
    let weight = 0;
    if (reference < 0) weight = add(reference, ofChild, 0);
    else {
      const child = (reference - start) / 3;
      weight = weights[child];
      for (let i = 0; i < width; i++) ofChild[i] = sums[child * width + i];
    }
    weights[parent] += weight;
    for (let i = 0; i < width; i++) sums[parent * width + i] += ofChild[i];
    return scoreOf(ofChild, 0, width, weight);
  }

  // Children come after their parents, so the other way round each finds its children done.
  for (let node = nodeCount - 1; node >= 0; node--) {
    const word = start + 3 * node;
    const parted = gather(nodes[word + 1], node) + gather(nodes[word + 2], node);
    gains[featureOf(nodes[word])] += parted - scoreOf(sums, node * width, width, weights[node]);
  }
  return gains;
}

function scoreOf(sums: Float64Array, first: number, width: number, weight: number): number {
  let squares = 0;
  for (let i = first; i < first + width; i++) squares += sums[i] * sums[i];
  return weight > 0 ? squares / weight : 0;
}

function sumOf(numbers: Float64Array): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
