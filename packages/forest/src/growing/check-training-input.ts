import type { BoostingOptions } from '../boosting/boosting-options.js';
import { checkBoostingOptions } from '../boosting/check-boosting-options.js';
import {
  type ColumnTraits,
  type ForestOptions,
  type ForestSchema,
  maxClassCount,
  maxCodeCount,
  maxColumnCount,
  type NumericColumn,
  type TrainingSet,
} from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { checkClassWeight, checkInteger } from './check-option.js';

/** Where a row's codes begin is a signed 32-bit number. */
const maxCellCount = 2 ** 31 - 1;

const plainNumbers: ColumnTraits = { isCategorical: false, mayBeMissing: false };

/** Throws a `ForestInputError` that names the first thing no forest can be grown from. */
export function checkTrainingInput(
  set: TrainingSet,
  options: ForestOptions | BoostingOptions,
  schema: ForestSchema,
): void {
  checkSchema(set, schema);
  if (options.algorithm === 'gradient_boosting') checkBoostingOptions(options, set);
  else checkOptions(options, set.columns.length, set.classCount);
  const rowCount = set.labels.length;
  if (rowCount === 0) throw new ForestInputError('There are no rows to train on.');
  if (rowCount * set.columns.length > maxCellCount) {
    throw new ForestInputError(
      `${rowCount} rows of ${set.columns.length} features are more than ${maxCellCount} cells: train on a sample.`,
    );
  }
  set.columns.forEach((column, feature) => {
    const traits = set.traits?.[feature] ?? plainNumbers;
    checkColumn(column, schema.featureNames[feature] ?? '', rowCount, traits);
  });
  checkLabels(set.labels, set.classCount, schema);
}

function checkSchema(set: TrainingSet, schema: ForestSchema): void {
  const { columns, classCount } = set;
  if (columns.length < 1 || columns.length > maxColumnCount) {
    throw new ForestInputError(`A forest reads 1 to ${maxColumnCount} columns, not ${columns.length}.`);
  }
  if (schema.featureNames.length !== columns.length) {
    throw new ForestInputError(
      `The schema names ${schema.featureNames.length} features, but there are ${columns.length} columns.`,
    );
  }
  if (set.traits !== undefined && set.traits.length !== columns.length) {
    throw new ForestInputError(
      `There are traits of ${set.traits.length} columns, but there are ${columns.length} columns.`,
    );
  }
  if (!Number.isInteger(classCount) || classCount < 1 || classCount > maxClassCount) {
    throw new ForestInputError(`A forest tells 1 to ${maxClassCount} classes apart, not ${classCount}.`);
  }
  if (schema.classNames.length !== classCount) {
    throw new ForestInputError(
      `The schema names ${schema.classNames.length} classes, but the training set has ${classCount}.`,
    );
  }
}

function checkOptions(options: ForestOptions, columnCount: number, classCount: number): void {
  if (options.algorithm !== 'extra_trees' && options.algorithm !== 'random_forest') {
    throw new ForestInputError(
      `algorithm must be "extra_trees" or "random_forest", not ${JSON.stringify(options.algorithm)}.`,
    );
  }
  if (typeof options.bootstrap !== 'boolean') {
    throw new ForestInputError(`bootstrap must be true or false, not ${JSON.stringify(options.bootstrap)}.`);
  }
  checkClassWeight(options.classWeight, classCount);
  checkInteger('treeCount', options.treeCount, 1, 1_000_000);
  checkInteger('maxFeatures', options.maxFeatures, 1, columnCount);
  checkInteger('minSamplesLeaf', options.minSamplesLeaf, 1, 2 ** 30);
  checkInteger('seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  if (options.maxDepth !== null) checkInteger('maxDepth', options.maxDepth, 1, 2 ** 30);
}

function checkColumn(column: NumericColumn, name: string, rowCount: number, traits: ColumnTraits): void {
  if (column.length !== rowCount) {
    throw new ForestInputError(`Column "${name}" has ${column.length} values for ${rowCount} labels.`);
  }
  if (traits.isCategorical) checkCategoryCount(column, name);
  if (!(column instanceof Float64Array || column instanceof Float32Array)) return;
  for (let row = 0; row < rowCount; row++) {
    const value = column[row];
    if (Number.isFinite(value) || (traits.mayBeMissing && Number.isNaN(value))) continue;
    throw new ForestInputError(
      `Column "${name}" holds ${value} in row ${row}: only finite numbers can be learned from${
        Number.isNaN(value) ? ', unless its traits say that values may be missing' : ''
      }.`,
    );
  }
}

function checkCategoryCount(column: NumericColumn, name: string): void {
  const categoryCount = new Set(column).size;
  if (categoryCount <= maxCodeCount) return;
  throw new ForestInputError(
    `Column "${name}" has ${categoryCount} categories, a forest tells ${maxCodeCount} apart.`,
  );
}

function checkLabels(labels: Uint8Array, classCount: number, schema: ForestSchema): void {
  const row = labels.findIndex((label) => label >= classCount);
  if (row >= 0) {
    throw new ForestInputError(
      `Row ${row} has label ${labels[row]}, but classes go from 0 to ${classCount - 1}.`,
    );
  }
  if (labels.every((label) => label === labels[0])) {
    const rows = labels.length === 1 ? 'The only row is' : `All ${labels.length} rows are`;
    throw new ForestInputError(
      `${rows} of class "${schema.classNames[labels[0]]}": there is nothing to tell apart.`,
    );
  }
}
