import { createRowCoder } from '../columns/create-row-coder.js';
import type { Forest } from '../forest.js';
import type { PreparedForest } from '../prepared/prepared-forest.js';
import { referenceAt, type TreeView, viewTrees } from '../prepared/view-trees.js';
import { classOfLeaf, isMixedLeaf } from '../trees/leaf-reference.js';
import { measureDepth } from '../trees/measure-depth.js';
import { codeOfQuestion, featureOf, writeSides } from '../trees/question.js';
import { measureBaseValues } from './measure-base-values.js';
import { measureLeftShares } from './measure-left-shares.js';
import { PathGame } from './path-game.js';
import { readLeaves } from './read-leaves.js';

/** No leaf speaks of it. */
const noClass = -2;

/** Stands for a node where a state is to be closed. */
const closing = -1;

/** Stands for a feature where no state is to be opened. */
const noFeature = -1;

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
export function createExplainer(forest: Forest | PreparedForest): Explainer {
  const { edges, schema, baseScores } = forest;
  const view = viewTrees(forest);
  const { words, roots, nodeEnd } = view;
  const featureCount = edges.length;
  const classCount = schema.classNames.length;
  const leftShares = measureLeftShares(forest);
  const leaves = readLeaves(forest);
  const { codeRow } = createRowCoder(forest);
  const maxDepth = measureDepth(view);
  const game = new PathGame(featureCount, classCount, maxDepth);
  const restClass = baseScores === null ? findCommonClass(view, classCount) : noClass;
  const codes = new Uint16Array(featureCount);
  const sides = new Uint16Array(2 * featureCount);
  // What is still to do, last in first out: a node to pass, perhaps in a state that is to be opened for it, or a state to close.
  const length = 2 * maxDepth + 2;
  const waitingNodes = new Int32Array(length);
  const reaches = new Float64Array(length);
  const openedFor = new Int32Array(length);
  const shares = new Float64Array(length);
  const follows = new Uint8Array(length);

  function explainTree(tree: number, contributions: Float64Array): void {
    if (roots[tree] < 0) return;
    waitingNodes[0] = roots[tree];
    reaches[0] = 1;
    openedFor[0] = noFeature;
    let size = 1;
    while (size > 0) {
      size--;
      const node = waitingNodes[size];
      const reach = reaches[size];
      if (node === closing) {
        game.close(contributions);
        continue;
      }
      if (openedFor[size] !== noFeature) {
        game.open(openedFor[size], shares[size], follows[size]);
        waitingNodes[size++] = closing;
      }
      size = passNode(node, reach, tree, size, contributions);
    }
    game.clear();
  }

  /** Counts the leaves below a node and lets its other children wait, the left one on top; returns how many wait then. */
  function passNode(
    node: number,
    reachOfNode: number,
    tree: number,
    size: number,
    contributions: Float64Array,
  ): number {
    const question = words[node];
    const feature = featureOf(question);
    const state = game.lastStates[feature];
    const hasLeft = game.follows[state] === 0;
    const shareAbove = game.shares[state];
    // 1 for right; where the row goes is as good as random, so no branch says it.
    const ownSide = (codeOfQuestion(question) - sides[question >>> 16]) >>> 31;
    const shareOfLeft = leftShares[node / 3];
    let top = size;
    for (let side = 1; side >= 0; side--) {
      // plainly: const child = referenceAt(view, node + 1 + side);
      const place = words[node + 1 + side];
      const child = place < nodeEnd ? place : words[place + 2];
      const share = side === 0 ? shareOfLeft : 1 - shareOfLeft;
      // A feature that the row has left the path by is one number: asking it again opens no state.
      const shareOfPath = hasLeft ? share : shareAbove * share;
      const isOwn = hasLeft ? 0 : 1 - (ownSide ^ side);
      const reach = reachOfNode * (isOwn + (1 - isOwn) * shareOfPath);
      // Where no coalition gets, nothing counts.
      if (reach === 0) continue;
      if (child >= 0) {
        waitingNodes[top] = child;
        reaches[top] = reach;
        openedFor[top] = hasLeft ? noFeature : feature;
        shares[top] = shareOfPath;
        follows[top++] = isOwn;
      } else if (hasLeft) addLeaf(child, tree, reach);
      else passLeaf(child, tree, feature, shareOfPath, isOwn, reach, contributions);
    }
    return top;
  }

  /** Counts a leaf in a state of its own. */
  function passLeaf(
    reference: number,
    tree: number,
    feature: number,
    share: number,
    isOwn: number,
    reach: number,
    contributions: Float64Array,
  ): void {
    const only = leaves.classOf(reference, tree);
    if (only === restClass) return;
    if (only >= 0) {
      game.passLeaf(feature, share, isOwn, only, reach * leaves.valueOf(reference, only), contributions);
      return;
    }
    game.open(feature, share, isOwn);
    addLeaf(reference, tree, reach);
    game.close(contributions);
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
    for (let f = 0; f < featureCount; f++) writeSides(codes[f], f, sides, 0);
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
    baseValues: measureBaseValues(forest, view, leftShares, leaves),
    explainRow,
  };
}

/** The class of most pure leaves. Probabilities add up to 1, so that what is added to one class follows from all others. */
function findCommonClass(view: TreeView, classCount: number): number {
  const counts = new Float64Array(classCount);
  for (let word = 0; word < view.nodeEnd; word++) {
    if (word % 3 === 0) continue;
    const reference = referenceAt(view, word);
    if (reference < 0 && !isMixedLeaf(reference)) counts[classOfLeaf(reference)]++;
  }
  return counts.indexOf(Math.max(...counts));
}
