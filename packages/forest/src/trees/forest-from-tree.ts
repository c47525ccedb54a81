import { findCode } from '../columns/find-code.js';
import { type Forest, type ForestSchema, maxCodeCount, maxColumnCount, type Trees } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { rootSlot, TreeRecorder } from '../growing/tree-recorder.js';
import { assembleForest } from './assemble-forest.js';

/**
 * A question, with values below the threshold on the left, or a leaf: with the number of training rows of each class, or with a
 * weight for each where that is all there is. Leaves of one tree are all of one sort.
 */
export type PlainTree =
  | {
      readonly featureIndex: number;
      readonly threshold: number;
      /** Where a missing value goes; to the right if nothing is said. */
      readonly missing?: 'left' | 'right';
      readonly left: PlainTree;
      readonly right: PlainTree;
    }
  | { readonly counts: readonly number[] }
  | { readonly distribution: readonly number[] };

/**
 * Makes a forest of one tree that was grown elsewhere, so that it is stored and asked like any other. Weights are
 * scaled to sum to 1 and kept to the seven digits of a 32-bit float; a forest of them refuses missing values and has no covers.
 *
 * Throws a `ForestInputError` for features, thresholds or leaves that do not fit the schema or each other.
 */
export function forestFromTree(tree: PlainTree, schema: ForestSchema): Forest {
  const featureCount = schema.featureNames.length;
  if (featureCount < 1 || featureCount > maxColumnCount) {
    throw new ForestInputError(`A forest reads 1 to ${maxColumnCount} features, not ${featureCount}.`);
  }
  const edges = collectEdges(tree, featureCount);
  const leaves = findLeafKind(tree);
  const classCount = schema.classNames.length;
  return assembleForest([recordTree(tree, classCount, edges, leaves)], {
    schema,
    options: null,
    features: edges.map(() => ({ kind: 'numeric' })),
    edges,
    classWeights: leaves === 'counts' ? new Float64Array(classCount).fill(1) : null,
    baseScores: null,
    trainingRows: null,
    firstTree: 0,
  });
}

/** What the leaves of a tree hold, judged by its leftmost one. */
function findLeafKind(tree: PlainTree): 'counts' | 'shares' {
  let node = tree;
  while ('left' in node) node = node.left;
  return 'counts' in node ? 'counts' : 'shares';
}

function collectEdges(tree: PlainTree, featureCount: number): Float64Array[] {
  const thresholds = Array.from({ length: featureCount }, () => new Set<number>());
  const waiting = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!('left' in node)) continue;
    const thresholdsOfFeature = thresholds[node.featureIndex];
    if (thresholdsOfFeature === undefined) {
      throw new ForestInputError(
        `A node asks for feature ${node.featureIndex}, but features go from 0 to ${featureCount - 1}.`,
      );
    }
    if (!Number.isFinite(node.threshold)) {
      throw new ForestInputError(
        `A node compares feature ${node.featureIndex} with ${node.threshold}: only finite numbers divide.`,
      );
    }
    thresholdsOfFeature.add(node.threshold);
    waiting.push(node.left, node.right);
  }
  return thresholds.map((thresholdsOfFeature, feature) => {
    if (thresholdsOfFeature.size >= maxCodeCount) {
      throw new ForestInputError(
        `Feature ${feature} has ${thresholdsOfFeature.size} thresholds, a forest holds ${maxCodeCount - 1}.`,
      );
    }
    return Float64Array.from(thresholdsOfFeature).sort();
  });
}

function recordTree(
  tree: PlainTree,
  classCount: number,
  edges: readonly Float64Array[],
  leaves: 'counts' | 'shares',
): Trees {
  const recorder = new TreeRecorder(classCount, leaves);
  recorder.begin();
  const waiting = [{ node: tree, slot: rootSlot }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, slot } = next;
    if ('counts' in node && leaves === 'counts') {
      recordCounts(recorder, slot, node.counts, classCount);
    } else if ('distribution' in node && leaves === 'shares') {
      recordShares(recorder, slot, node.distribution, classCount);
    } else if ('left' in node) {
      // The edge itself belongs to the right, so the code left of it is one less than the code of its value.
      const code = findCode(edges[node.featureIndex], node.threshold) - 1;
      const recorded = recorder.addNode(slot, node.featureIndex, code, node.missing === 'left');
      waiting.push({ node: node.right, slot: recorded + 2 }, { node: node.left, slot: recorded + 1 });
    } else {
      throw new ForestInputError('Some leaves hold counts and others distributions: a tree has one sort.');
    }
  }
  return recorder.finish();
}

function recordCounts(
  recorder: TreeRecorder,
  slot: number,
  counts: readonly number[],
  classCount: number,
): void {
  const isUsable = counts.every((count) => Number.isInteger(count) && count >= 0 && count < 2 ** 32);
  const present = counts.flatMap((count, classId) => (count > 0 ? [classId] : []));
  if (counts.length !== classCount || !isUsable || present.length === 0) {
    throw new ForestInputError(
      `A leaf holds [${counts.join(', ')}], which are not rows of ${classCount} classes.`,
    );
  }
  if (present.length === 1) recorder.addPureLeaf(slot, present[0], counts[present[0]]);
  else recorder.addMixedLeaf(slot, counts);
}

function recordShares(
  recorder: TreeRecorder,
  slot: number,
  distribution: readonly number[],
  classCount: number,
): void {
  const sum = distribution.reduce((total, weight) => total + weight, 0);
  const isUsable = distribution.every((weight) => weight >= 0) && sum > 0 && Number.isFinite(sum);
  if (distribution.length !== classCount || !isUsable) {
    throw new ForestInputError(
      `A leaf holds [${distribution.join(', ')}], which are not weights of ${classCount} classes.`,
    );
  }
  const present = distribution.flatMap((weight, classId) => (weight > 0 ? [classId] : []));
  const shares = distribution.map((weight) => weight / sum);
  if (present.length === 1) recorder.addPureLeaf(slot, present[0], 0);
  else recorder.addMixedLeaf(slot, shares);
}
