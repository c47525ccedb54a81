import { createCoder } from '../columns/create-coder.js';
import type { Forest, TrainingSet } from '../forest.js';
import { featureOf, goesRight } from '../trees/question.js';

/** The way of each row through one tree, a digit a question: 0 is left, 1 is right. Rows of one way end in one leaf. */
export function tracePaths(forest: Forest, tree: number, { columns, labels }: TrainingSet): string[] {
  const coders = forest.features.map((feature, f) => createCoder(feature, forest.edges[f]));
  return Array.from(labels, (_, row) => {
    let reference = forest.roots[tree];
    let path = '';
    while (reference >= 0) {
      const question = forest.nodes[reference];
      const feature = featureOf(question);
      const isRight = goesRight(question, coders[feature](columns[feature][row]));
      path += isRight ? '1' : '0';
      reference = forest.nodes[reference + (isRight ? 2 : 1)];
    }
    return path;
  });
}
