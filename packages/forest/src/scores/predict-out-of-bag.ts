import { codeColumn } from '../columns/code-column.js';
import { createCoder } from '../columns/create-coder.js';
import type { Forest, TrainingSet } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { countDraws } from '../growing/draw-rows.js';
import { Random } from '../random.js';
import { classOfLeaf, isMixedLeaf, rowOfLeaf } from '../trees/leaf-reference.js';
import { leafShares } from '../trees/leaf-shares.js';
import { featureOf, goesRight } from '../trees/question.js';

/**
 * The class probabilities [row × class] of the rows that a forest was grown from, each by the trees alone that did not draw it
 * (Breiman, "Out-of-bag estimation", 1996). NaN for a row that every tree drew. Bootstraps are drawn anew from the seed, so
 * nothing about them is stored.
 *
 * Throws a `ForestInputError` when the trees saw all rows, or when these are not as many rows as the forest was grown from.
 */
export function predictOutOfBag(forest: Forest, { columns, labels }: TrainingSet): Float64Array {
  const { options, trainingRows, features, edges, schema, nodes, roots, firstTree } = forest;
  if (options === null || options.algorithm === 'gradient_boosting' || !options.bootstrap) {
    throw new ForestInputError('Every tree saw every row: out-of-bag rows need bootstrap: true.');
  }
  if (columns.length !== features.length || labels.length !== trainingRows) {
    throw new ForestInputError(
      `The forest was grown from ${trainingRows} rows of ${features.length} features, not from ${labels.length} of ${columns.length}.`,
    );
  }
  const rowCount = labels.length;
  const featureCount = features.length;
  const classCount = schema.classNames.length;
  const codes = new Uint16Array(rowCount * featureCount);
  columns.forEach((column, f) => {
    codeColumn(column, createCoder(features[f], edges[f]), codes, f, featureCount);
  });
  const shares = leafShares(forest);
  const sums = new Float64Array(rowCount * classCount);
  const treeCounts = new Int32Array(rowCount);
  const drawCounts = new Int32Array(rowCount);

  roots.forEach((root, t) => {
    countDraws(new Random(options.seed, firstTree + t), drawCounts);
    for (let row = 0; row < rowCount; row++) {
      if (drawCounts[row] > 0) continue;
      treeCounts[row]++;
      let reference = root;
      while (reference >= 0) {
        const question = nodes[reference];
        const isRight = goesRight(question, codes[row * featureCount + featureOf(question)]);
        reference = nodes[reference + (isRight ? 2 : 1)];
      }
      const firstSum = row * classCount;
      if (!isMixedLeaf(reference)) {
        sums[firstSum + classOfLeaf(reference)]++;
        continue;
      }
      const first = rowOfLeaf(reference) * classCount;
      for (let c = 0; c < classCount; c++) sums[firstSum + c] += shares[first + c];
    }
  });
  return sums.map((sum, i) => sum / treeCounts[Math.floor(i / classCount)]);
}
