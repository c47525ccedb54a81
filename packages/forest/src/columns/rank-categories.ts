import type { NumericColumn } from '../forest.js';
import { findPrincipalComponent } from './find-principal-component.js';

/**
 * The categories of a column in one order for all trees: by the first principal component of their class proportions, each
 * category weighing as much as it has rows (Coppersmith, Hong and Hosking, "Partitioning nominal attributes in decision trees",
 * 1999; found once from all rows, as in Wright and König, "Splitting on categorical predictors in random forests", 2019). With
 * two classes that is the order of the share of either. Categories that come out equal are in the order of their values.
 *
 * Returns Float64Array [categories]; missing values (NaN) are none.
 */
export function rankCategories(column: NumericColumn, labels: Uint8Array, classCount: number): Float64Array {
  const { categories, counts } = countClasses(column, labels, classCount);
  const scores = scoreCategories(counts, categories.length, classCount);
  const order = categories.map((_, i) => i);
  order.sort((one, other) => scores[one] - scores[other] || categories[one] - categories[other]);
  return Float64Array.from(order, (i) => categories[i]);
}

/** Rows of each category and class, row-major by category; categories are in the order of their values. */
function countClasses(column: NumericColumn, labels: Uint8Array, classCount: number) {
  const countsOf = new Map<number, Float64Array>();
  for (let row = 0; row < labels.length; row++) {
    const value = column[row];
    if (Number.isNaN(value)) continue;
    let ofCategory = countsOf.get(value);
    if (ofCategory === undefined) {
      ofCategory = new Float64Array(classCount);
      countsOf.set(value, ofCategory);
    }
    ofCategory[labels[row]]++;
  }
  const categories = [...countsOf.keys()].toSorted((one, other) => one - other);
  const counts = new Float64Array(categories.length * classCount);
  categories.forEach((category, i) => {
    counts.set(countsOf.get(category) ?? [], i * classCount);
  });
  return { categories, counts };
}

/** The place of each category along the principal component, rounded so that what is equal comes out equal. */
function scoreCategories(counts: Float64Array, categoryCount: number, classCount: number): Float64Array {
  const proportions = new Float64Array(counts.length);
  const means = new Float64Array(classCount);
  const rowCounts = new Float64Array(categoryCount);
  let rowCount = 0;
  for (let i = 0; i < categoryCount; i++) {
    const first = i * classCount;
    for (let c = 0; c < classCount; c++) rowCounts[i] += counts[first + c];
    for (let c = 0; c < classCount; c++) {
      proportions[first + c] = counts[first + c] / rowCounts[i];
      means[c] += counts[first + c];
    }
    rowCount += rowCounts[i];
  }
  for (let c = 0; c < classCount; c++) means[c] /= rowCount;

  const covariance = new Float64Array(classCount * classCount);
  for (let i = 0; i < categoryCount; i++) {
    for (let a = 0; a < classCount; a++) {
      const scaled = ((proportions[i * classCount + a] - means[a]) * rowCounts[i]) / rowCount;
      for (let b = 0; b < classCount; b++) {
        covariance[a * classCount + b] += scaled * (proportions[i * classCount + b] - means[b]);
      }
    }
  }

  const component = findPrincipalComponent(covariance, classCount);
  return Float64Array.from({ length: categoryCount }, (_, i) => {
    let score = 0;
    for (let c = 0; c < classCount; c++) score += component[c] * proportions[i * classCount + c];
    return Number(score.toFixed(12));
  });
}
