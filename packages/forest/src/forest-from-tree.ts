import { assembleForest } from './assemble-forest.js';
import { findCode } from './find-code.js';
import { type Forest, type ForestSchema, maxCodeCount, maxColumnCount, type Trees } from './forest.js';
import { ForestInputError } from './forest-input-error.js';
import { rootSlot, TreeRecorder } from './tree-recorder.js';

/** A question, with values below the threshold on the left, or a leaf with a weight for each class. */
export type PlainTree =
  | {
      readonly featureIndex: number;
      readonly threshold: number;
      readonly left: PlainTree;
      readonly right: PlainTree;
    }
  | { readonly distribution: readonly number[] };

/**
 * Makes a forest of one tree that was grown elsewhere, so that it is stored and asked like any other. Leaves are scaled to sum
 * to 1 and kept to the seven digits of a 32-bit float.
 *
 * Throws a `ForestInputError` for features, thresholds or distributions that do not fit the schema.
 */
export function forestFromTree(tree: PlainTree, schema: ForestSchema): Forest {
  const featureCount = schema.featureNames.length;
  if (featureCount < 1 || featureCount > maxColumnCount) {
    throw new ForestInputError(`A forest reads 1 to ${maxColumnCount} features, not ${featureCount}.`);
  }
  const edges = collectEdges(tree, featureCount);
  return assembleForest([recordTree(tree, schema.classNames.length, edges)], {
    schema,
    options: null,
    edges,
    firstTree: 0,
  });
}

function collectEdges(tree: PlainTree, featureCount: number): Float64Array[] {
  const thresholds = Array.from({ length: featureCount }, () => new Set<number>());
  const waiting = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('distribution' in node) continue;
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

function recordTree(tree: PlainTree, classCount: number, edges: readonly Float64Array[]): Trees {
  const recorder = new TreeRecorder(new Float64Array(classCount).fill(1));
  recorder.begin();
  const waiting = [{ node: tree, slot: rootSlot }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, slot } = next;
    if ('distribution' in node) {
      recordLeaf(recorder, slot, node.distribution, classCount);
      continue;
    }
    // The edge itself belongs to the right, so the code left of it is one less than the code of its value.
    const code = findCode(edges[node.featureIndex], node.threshold) - 1;
    const recorded = recorder.addNode(slot, node.featureIndex, code);
    waiting.push({ node: node.right, slot: recorded + 2 }, { node: node.left, slot: recorded + 1 });
  }
  return recorder.finish();
}

function recordLeaf(
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
  if (present.length === 1) recorder.addPureLeaf(slot, present[0]);
  else recorder.addMixedLeaf(slot, distribution);
}
