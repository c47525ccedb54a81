import { createCoder } from '../columns/create-coder.js';
import type { Forest } from '../forest.js';
import { classOfLeaf, isMixedLeaf, rowOfLeaf } from '../trees/leaf-reference.js';
import { leafShares } from '../trees/leaf-shares.js';
import { measureCovers } from '../trees/measure-covers.js';
import { featureOf, goesRight } from '../trees/question.js';

/** Shapley values by their definition, over all coalitions of features: `[feature][class]`, flat. Takes 2^features walks. */
export function bruteShapley(forest: Forest, row: readonly number[]): number[] {
  const { features, edges, nodes, roots, schema } = forest;
  const featureCount = features.length;
  const classCount = schema.classNames.length;
  const codes = row.map((value, f) => createCoder(features[f], edges[f])(value));
  const coverOf = measureCovers(forest);
  const shares = leafShares(forest);

  function expect(reference: number, coalition: number, classId: number): number {
    if (reference < 0) {
      if (isMixedLeaf(reference)) return shares[rowOfLeaf(reference) * classCount + classId];
      return classOfLeaf(reference) === classId ? 1 : 0;
    }
    const question = nodes[reference];
    const feature = featureOf(question);
    const left = nodes[reference + 1];
    const right = nodes[reference + 2];
    if (coalition & (1 << feature)) {
      return expect(goesRight(question, codes[feature]) ? right : left, coalition, classId);
    }
    const [l, r] = [coverOf(left), coverOf(right)];
    return (l * expect(left, coalition, classId) + r * expect(right, coalition, classId)) / (l + r);
  }

  const worth = (coalition: number, classId: number) =>
    roots.reduce((sum, root) => sum + expect(root, coalition, classId), 0) / roots.length;
  return Array.from({ length: featureCount * classCount }, (_, i) => {
    const feature = Math.floor(i / classCount);
    let value = 0;
    for (let coalition = 0; coalition < 1 << featureCount; coalition++) {
      if (coalition & (1 << feature)) continue;
      const gain = worth(coalition | (1 << feature), i % classCount) - worth(coalition, i % classCount);
      value += gain * weightOf(coalition, featureCount);
    }
    return value;
  });
}

/** |S|! (n - |S| - 1)! / n! */
function weightOf(coalition: number, featureCount: number): number {
  const size = coalition.toString(2).replaceAll('0', '').length;
  let weight = 1 / featureCount;
  for (let i = 1; i <= size; i++) weight *= i / (featureCount - i);
  return weight;
}
