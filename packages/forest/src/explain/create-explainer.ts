import { createRowCoder } from '../columns/create-row-coder.js';
import type { Forest } from '../forest.js';
import { classOfLeaf, isMixedLeaf, rowOfLeaf } from '../trees/leaf-reference.js';
import { leafShares } from '../trees/leaf-shares.js';
import { measureDepth } from '../trees/measure-depth.js';
import { featureOf, goesRight } from '../trees/question.js';
import { measureBranchShares } from './measure-branch-shares.js';
import { PathGame } from './path-game.js';

export interface Explainer {
  /** The probability of each class before anything is known of a row: the mean over training, weighted as training was. */
  readonly baseValues: Float64Array;
  /**
   * What each feature's value adds to the probability of each class: that of feature `f` to class `c` is at
   * `f * classCount + c`. The base value of a class and its contributions add up to what the predictor says.
   */
  explainRow(values: ArrayLike<number>): Float64Array;
}

/**
 * Prepares a forest to explain its answers by Shapley values: a feature outside a coalition sends a row down both sides of its
 * questions, by the shares of the training rows that went there ("path-dependent": Lundberg, Erion and Lee, arXiv:1802.03888, 2018).
 *
 * Throws a `ForestInputError` for a forest that does not know how many rows went where, and for a boosted one; `explainRow` throws
 * one for the rows that a predictor refuses.
 */
export function createExplainer(forest: Forest): Explainer {
  const { edges, nodes, roots, schema } = forest;
  const featureCount = edges.length;
  const classCount = schema.classNames.length;
  const branchShares = measureBranchShares(forest);
  const shares = leafShares(forest);
  const { codeRow } = createRowCoder(forest);
  const maxDepth = measureDepth(forest);
  const game = new PathGame(featureCount, classCount, maxDepth);
  const codes = new Uint16Array(featureCount);
  // Words of children still to be seen, and the levels of their nodes: at most one a level, and the one taken next.
  const waiting = new Int32Array(maxDepth + 1);
  const levels = new Int32Array(maxDepth + 1);

  function explainTree(root: number, contributions: Float64Array): void {
    let count = 0;
    let level = 0;
    let reference = root;
    for (;;) {
      if (reference >= 0) {
        waiting[count] = reference + 2;
        levels[count++] = level;
        waiting[count] = reference + 1;
        levels[count++] = level;
      }
      if (count === 0) break;
      const word = waiting[--count];
      game.leaveTo(levels[count], contributions);
      level = levels[count] + 1;
      reference = nodes[word];
      if (!enterChild(word)) reference = -1;
      else if (reference < 0) addLeaf(reference);
    }
    game.leaveTo(0, contributions);
  }

  function enterChild(word: number): boolean {
    const side = (word % 3) - 1;
    const node = word - 1 - side;
    const question = nodes[node];
    const feature = featureOf(question);
    const isFollowed = goesRight(question, codes[feature]) === (side === 1);
    return game.enter(feature, branchShares[(2 * node) / 3 + side], isFollowed);
  }

  function addLeaf(reference: number): void {
    if (!isMixedLeaf(reference)) {
      game.addLeaf(classOfLeaf(reference), 1);
      return;
    }
    const first = rowOfLeaf(reference) * classCount;
    for (let c = 0; c < classCount; c++) game.addLeaf(c, shares[first + c]);
  }

  function explainRow(values: ArrayLike<number>): Float64Array {
    codeRow(values, codes);
    const contributions = new Float64Array(featureCount * classCount);
    for (const root of roots) explainTree(root, contributions);
    for (let i = 0; i < contributions.length; i++) contributions[i] /= roots.length;
    return contributions;
  }

  return { baseValues: measureBaseValues(forest, branchShares, shares), explainRow };
}

/** The mean probability of each class when all questions are answered by shares of training rows. */
function measureBaseValues(
  { nodes, roots, schema }: Forest,
  branchShares: Float64Array,
  shares: ArrayLike<number>,
): Float64Array {
  const classCount = schema.classNames.length;
  const sums = new Float64Array(classCount);
  const reach = new Float64Array(nodes.length / 3);
  const pass = (reference: number, weight: number): void => {
    if (reference >= 0) {
      reach[reference / 3] = weight;
    } else if (!isMixedLeaf(reference)) {
      sums[classOfLeaf(reference)] += weight;
    } else {
      const first = rowOfLeaf(reference) * classCount;
      for (let c = 0; c < classCount; c++) sums[c] += weight * shares[first + c];
    }
  };
  for (const root of roots) pass(root, 1);
  // Parents come before their children.
  for (let node = 0; node < reach.length; node++) {
    pass(nodes[3 * node + 1], reach[node] * branchShares[2 * node]);
    pass(nodes[3 * node + 2], reach[node] * branchShares[2 * node + 1]);
  }
  return sums.map((sum) => sum / roots.length);
}
