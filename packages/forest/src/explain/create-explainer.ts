import { createRowCoder } from '../columns/create-row-coder.js';
import type { Forest } from '../forest.js';
import { classOfLeaf, isMixedLeaf } from '../trees/leaf-reference.js';
import { measureDepth } from '../trees/measure-depth.js';
import { featureOf, goesRight } from '../trees/question.js';
import { measureBaseValues } from './measure-base-values.js';
import { measureBranchShares } from './measure-branch-shares.js';
import { PathGame } from './path-game.js';
import { readLeaves } from './read-leaves.js';

/** No leaf speaks of it. */
const noClass = -2;

export interface Explainer {
  /** What is explained for each class: its probability, or in a boosted forest its score, of which probabilities are the softmax. */
  readonly explains: 'probabilities' | 'scores';
  /** What is said of each class when nothing is known of a row: the mean over training, weighted as training was. */
  readonly baseValues: Float64Array;
  /**
   * What each feature's value adds for each class: that of feature `f` to class `c` is at `f * classCount + c`. The base value of
   * a class and its contributions add up to its probability, or score.
   */
  explainRow(values: ArrayLike<number>): Float64Array;
}

/**
 * Prepares a forest to explain its answers by Shapley values: a feature outside a coalition sends a row down both sides of its
 * questions, by the shares of the training rows that went there ("path-dependent": Lundberg, Erion and Lee, arXiv:1802.03888, 2018).
 *
 * Throws a `ForestInputError` for a forest that does not know how many rows went where; `explainRow` throws one for the rows that
 * a predictor refuses.
 */
export function createExplainer(forest: Forest): Explainer {
  const { edges, nodes, roots, schema, baseScores } = forest;
  const featureCount = edges.length;
  const classCount = schema.classNames.length;
  const branchShares = measureBranchShares(forest);
  const leaves = readLeaves(forest);
  const { codeRow } = createRowCoder(forest);
  const maxDepth = measureDepth(forest);
  const game = new PathGame(featureCount, classCount, maxDepth);
  const restClass = baseScores === null ? findCommonClass(forest) : noClass;
  const codes = new Uint16Array(featureCount);
  // By level of the node that is being walked through: its place, the side to go next, its reach, and whether it opened a state.
  const places = new Int32Array(maxDepth + 1);
  const sides = new Uint8Array(maxDepth + 1);
  const reaches = new Float64Array(maxDepth + 1);
  const opened = new Uint8Array(maxDepth + 1);

  function explainTree(tree: number, contributions: Float64Array): void {
    if (roots[tree] < 0) return;
    enter(0, roots[tree], 1, 0);
    let level = 0;
    while (level >= 0) level = step(level, tree, contributions);
    game.clear();
  }

  /** Goes to one side of the node on a level, or back from it when both were seen; returns the level of the node to go on with. */
  function step(level: number, tree: number, contributions: Float64Array): number {
    const side = sides[level]++;
    if (side === 2) {
      if (opened[level] === 1) game.close(contributions);
      return level - 1;
    }
    const node = places[level];
    const question = nodes[node];
    const feature = featureOf(question);
    const child = nodes[node + 1 + side];
    const share = branchShares[node + 1 + side];
    if (game.hasLeftBy(feature)) {
      const reach = reaches[level] * share;
      if (reach === 0) return level;
      if (child >= 0) return enter(level + 1, child, reach, 0);
      addLeaf(child, tree, reach);
      return level;
    }
    const follows = goesRight(question, codes[feature]) === (side === 1) ? 1 : 0;
    const shareOfPath = game.shareOf(feature) * share;
    const reach = reaches[level] * (follows + (1 - follows) * shareOfPath);
    // Where no coalition gets, nothing counts.
    if (reach === 0) return level;
    const only = child < 0 ? leaves.classOf(child, tree) : -1;
    if (only >= 0) {
      if (only === restClass) return level;
      const worth = reach * leaves.valueOf(child, only);
      game.passLeaf(feature, shareOfPath, follows, only, worth, contributions);
      return level;
    }
    game.open(feature, shareOfPath, follows);
    if (child >= 0) return enter(level + 1, child, reach, 1);
    addLeaf(child, tree, reach);
    game.close(contributions);
    return level;
  }

  function enter(level: number, node: number, reach: number, opensState: 0 | 1): number {
    places[level] = node;
    sides[level] = 0;
    reaches[level] = reach;
    opened[level] = opensState;
    return level;
  }

  function addLeaf(reference: number, tree: number, reach: number): void {
    const only = leaves.classOf(reference, tree);
    if (only === restClass) return;
    if (only >= 0) game.addLeaf(only, reach * leaves.valueOf(reference, only));
    else
      for (let c = 0; c < classCount; c++) {
        if (c !== restClass) game.addLeaf(c, reach * leaves.valueOf(reference, c));
      }
  }

  function explainRow(values: ArrayLike<number>): Float64Array {
    codeRow(values, codes);
    const contributions = new Float64Array(featureCount * classCount);
    for (let tree = 0; tree < roots.length; tree++) explainTree(tree, contributions);
    if (baseScores !== null) return contributions;
    for (let first = 0; first < contributions.length; first += classCount) {
      for (let c = 0; c < classCount; c++) {
        if (c === restClass) continue;
        contributions[first + c] /= roots.length;
        contributions[first + restClass] -= contributions[first + c];
      }
    }
    return contributions;
  }

  return {
    explains: baseScores === null ? 'probabilities' : 'scores',
    baseValues: measureBaseValues(forest, branchShares, leaves),
    explainRow,
  };
}

/** The class of most pure leaves. Probabilities add up to 1, so that what is added to one class follows from all others. */
function findCommonClass({ nodes, schema }: Forest): number {
  const counts = new Float64Array(schema.classNames.length);
  for (let word = 0; word < nodes.length; word++) {
    if (word % 3 > 0 && nodes[word] < 0 && !isMixedLeaf(nodes[word])) counts[classOfLeaf(nodes[word])]++;
  }
  return counts.indexOf(Math.max(...counts));
}
