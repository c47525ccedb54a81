import { findCode } from '../find-code.js';
import type { Forest, TrainingSet } from '../forest.js';

/** The way of each row through one tree, a digit a question: 0 is left, 1 is right. Rows of one way end in one leaf. */
export function tracePaths(forest: Forest, tree: number, { columns, labels }: TrainingSet): string[] {
  return Array.from(labels, (_, row) => {
    let reference = forest.roots[tree];
    let path = '';
    while (reference >= 0) {
      const feature = forest.nodes[reference] >>> 16;
      const lastLeft = forest.nodes[reference] & 65_535;
      const isRight = findCode(forest.edges[feature], columns[feature][row]) > lastLeft;
      path += isRight ? '1' : '0';
      reference = forest.nodes[reference + (isRight ? 2 : 1)];
    }
    return path;
  });
}
