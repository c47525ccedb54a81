import type { TreeColumns } from '../onnx/lay-out-trees.js';

/** The sum of what each tree says of each class, for the values that the trees compare. */
export function walkColumns(trees: TreeColumns, values: readonly number[], classCount: number): number[] {
  const sums = new Array<number>(classCount).fill(0);
  for (const root of trees.roots) {
    let node = root;
    let isLeaf = false;
    while (!isLeaf) {
      const value = values[trees.featureIds[node]];
      const goesLeft = Number.isNaN(value) ? trees.missingGoesLeft[node] === 1 : value < trees.splits[node];
      isLeaf = (goesLeft ? trees.leftIsLeaf : trees.rightIsLeaf)[node] === 1;
      node = (goesLeft ? trees.leftIds : trees.rightIds)[node];
    }
    sums[trees.leaves.classIds[node]] += trees.leaves.weights[node];
  }
  return sums;
}
