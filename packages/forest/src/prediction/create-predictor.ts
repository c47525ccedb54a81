import { softmax } from '../boosting/softmax.js';
import { createRowCoder } from '../columns/create-row-coder.js';
import type { Forest, NumericColumn } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { LeafFinder } from '../prepared/leaf-finder.js';
import { prepareForest } from '../prepared/prepare-forest.js';
import type { PreparedForest } from '../prepared/prepared-forest.js';
import { classOfLeaf, isMixedLeaf, rowOfLeaf } from '../trees/leaf-reference.js';
import { leafShares } from '../trees/leaf-shares.js';
import { writeSides } from '../trees/question.js';

/** Rows that are sent through the trees together, few enough for their codes and sums to stay in the processor's cache. */
const blockRows = 2048;

export interface Predictor {
  /** The probability of each class for one row, given its value for each feature in the schema's order. */
  predictRow(values: ArrayLike<number>): Float64Array;
  /** The same for many rows: probability `c` of row `r` is at `r * classCount + c`. To the bit what `predictRow` returns. */
  predictColumns(columns: readonly NumericColumn[]): Float64Array;
}

/**
 * Prepares a forest to be asked. A probability is the mean over its trees; a value between or beyond those seen in training goes
 * the way of its neighbours, and NaN or an unseen category the way that each node has for missing values. Throws a
 * `ForestInputError` for too few or too many values, for an infinite one, and for a missing one where the forest knows no way.
 */
export function createPredictor(forest: Forest | PreparedForest): Predictor {
  const { trees, edges, schema, baseScores, mixedLeaves } =
    'trees' in forest ? forest : prepareForest(forest);
  const treeCount = trees.roots.length;
  const featureCount = edges.length;
  const classCount = schema.classNames.length;
  const shares = baseScores === null ? leafShares(forest) : new Float64Array(0);
  const { codeOf, codeRow } = createRowCoder(forest);
  // Memory that serves one call after another, so that none is claimed for each row.
  const rowCodes = new Uint16Array(featureCount);
  const sidesOfRow = new Uint16Array(2 * featureCount);
  const leavesOfRow = new LeafFinder(trees, treeCount);

  function predictRow(values: ArrayLike<number>): Float64Array {
    codeRow(values, rowCodes);
    for (let f = 0; f < featureCount; f++) writeSides(rowCodes[f], f, sidesOfRow, 0);
    leavesOfRow.findInAll(sidesOfRow);
    const sums = new Float64Array(classCount);
    for (let t = 0; t < treeCount; t++) addLeaf(leavesOfRow.references[t], t, sums, 0);
    return toProbabilities(sums);
  }

  function predictColumns(columns: readonly NumericColumn[]): Float64Array {
    const rowCount = checkColumns(columns);
    const sums = new Float64Array(rowCount * classCount);
    const mostRows = Math.min(blockRows, rowCount);
    const sides = new Uint16Array(mostRows * 2 * featureCount);
    const leaves = new LeafFinder(trees, mostRows);
    const { firstCodes, references } = leaves;
    for (let i = 0; i < mostRows; i++) firstCodes[i] = i * 2 * featureCount;
    for (let start = 0; start < rowCount; start += blockRows) {
      const count = Math.min(blockRows, rowCount - start);
      for (let f = 0; f < featureCount; f++) {
        const column = columns[f];
        for (let i = 0; i < count; i++) {
          writeSides(codeOf(column[start + i], f, start + i), f, sides, firstCodes[i]);
        }
      }
      for (let t = 0; t < treeCount; t++) {
        leaves.findInTree(t, count, sides);
        for (let i = 0; i < count; i++) addLeaf(references[i], t, sums, (start + i) * classCount);
      }
    }
    return toProbabilities(sums);
  }

  function toProbabilities(sums: Float64Array): Float64Array {
    if (baseScores !== null) return softmax(sums, baseScores);
    for (let i = 0; i < sums.length; i++) sums[i] /= treeCount;
    return sums;
  }

  /** Adds what a leaf of tree `t` says to the sums of a row, the first of which is at `first`. */
  function addLeaf(reference: number, t: number, sums: Float64Array, first: number): void {
    if (baseScores !== null) {
      sums[first + (t % classCount)] += mixedLeaves[2 * rowOfLeaf(reference)];
    } else if (isMixedLeaf(reference)) {
      const row = rowOfLeaf(reference) * classCount;
      for (let c = 0; c < classCount; c++) sums[first + c] += shares[row + c];
    } else {
      sums[first + classOfLeaf(reference)]++;
    }
  }

  function checkColumns(columns: readonly NumericColumn[]): number {
    if (columns.length !== featureCount) {
      throw new ForestInputError(
        `The forest reads ${featureCount} features, but there are ${columns.length} columns.`,
      );
    }
    const rowCount = columns[0].length;
    columns.forEach((column, feature) => {
      if (column.length === rowCount) return;
      throw new ForestInputError(
        `Column "${schema.featureNames[feature]}" has ${column.length} rows, the first has ${rowCount}.`,
      );
    });
    return rowCount;
  }

  return { predictRow, predictColumns };
}
