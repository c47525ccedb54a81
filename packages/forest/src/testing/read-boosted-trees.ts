import type { Forest } from '../forest.js';
import { assembleForest } from '../trees/assemble-forest.js';
import { mixedLeafOf } from '../trees/leaf-reference.js';
import { questionOf } from '../trees/question.js';

/** A boosted tree of another program: rows below a threshold go left. */
export type BoostedNode =
  | { featureIndex: number; threshold: number; left: BoostedNode; right: BoostedNode }
  | { value: number; count: number };

/** Boosted trees of another program as a forest of ours, one a class and round, on numeric features none of which is missing. */
export function readBoostedTrees(
  trees: readonly BoostedNode[],
  featureCount: number,
  classCount: number,
): Forest {
  const edges = Array.from({ length: featureCount }, (_, feature) =>
    Float64Array.from(new Set(trees.flatMap((tree) => thresholdsOf(tree, feature)))).sort(),
  );
  const parts = trees.map((tree) => {
    const nodes: number[] = [];
    const mixedLeaves: number[] = [];
    const write = (node: BoostedNode): number => {
      if ('value' in node) {
        mixedLeaves.push(node.value, node.count);
        return mixedLeafOf(mixedLeaves.length / 2 - 1);
      }
      const place = nodes.length;
      nodes.push(
        questionOf(node.featureIndex, edges[node.featureIndex].indexOf(node.threshold), false),
        0,
        0,
      );
      nodes[place + 1] = write(node.left);
      nodes[place + 2] = write(node.right);
      return place;
    };
    const root = write(tree);
    return {
      roots: Int32Array.of(root),
      nodes: Int32Array.from(nodes),
      mixedLeaves: Float32Array.from(mixedLeaves),
    };
  });
  return assembleForest(parts, {
    schema: {
      featureNames: edges.map((_, f) => `feature ${f}`),
      classNames: Array.from({ length: classCount }, (_, c) => `class ${c}`),
    },
    options: null,
    features: edges.map(() => ({ kind: 'numeric' })),
    edges,
    classWeights: new Float64Array(classCount).fill(1),
    baseScores: new Float64Array(classCount),
    trainingRows: null,
    firstTree: 0,
  });
}

function thresholdsOf(node: BoostedNode, feature: number): number[] {
  if ('value' in node) return [];
  const below = [...thresholdsOf(node.left, feature), ...thresholdsOf(node.right, feature)];
  return node.featureIndex === feature ? [node.threshold, ...below] : below;
}
