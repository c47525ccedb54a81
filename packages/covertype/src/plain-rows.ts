import type { CategoryNumbers } from './category-numbers.js';
import type { FeatureColumn } from './column.js';
import { createRuleChecker } from './create-rule-checker.js';
import type { DataSet } from './data-set.js';
import { numberOfName } from './number-of-name.js';

/**
 * A row whose values are all as most are, one number a feature: whole numbers of nine digits at most, a code by its number, a name by
 * its place among the names of its column, from `firstName` on. It takes no object to read, to keep and to encode one.
 */
export interface PlainRows {
  /** What a text stands for in a column, or undefined: such a row is not plain. */
  numberOf(feature: number, text: string): number | undefined;
  /** The measures that a plain row was read from, or others that mean the same. */
  measuresOf(row: ArrayLike<number>): Record<string, number | string>;
  /**
   * Puts plain rows in a model's own numbers, as `encodeMeasures` does those of which it has nothing to say. The encoder returns false for
   * a row of which there is something to say, and for one that is wrong.
   */
  encoderFor(numbers: CategoryNumbers): (row: Float64Array) => boolean;
}

/** Beyond any number of nine digits. */
const firstName = 1_000_000_000;

export function createPlainRows(dataSet: DataSet): PlainRows {
  const { features } = dataSet;
  const textsOf = features.map(knownTexts);
  const brokenRules = createRuleChecker(dataSet);
  return {
    numberOf: (feature, text) => textsOf[feature]?.get(text),
    measuresOf(row) {
      const measures: Record<string, number | string> = {};
      features.forEach((column, feature) => {
        const value = row[feature] ?? Number.NaN;
        measures[column.key] =
          column.kind === 'name' && value >= firstName ? (column.names[value - firstName] ?? value) : value;
      });
      return measures;
    },
    encoderFor(numbers) {
      const columns = features.map((column) => encoderOf(column, numbers));
      return (row) => {
        for (let feature = 0; feature < columns.length; feature++) {
          const encoded = columns[feature]?.(row[feature] ?? Number.NaN);
          if (encoded === undefined) return false;
          row[feature] = encoded;
        }
        return brokenRules(row).length === 0;
      };
    },
  };
}

function knownTexts(column: FeatureColumn): ReadonlyMap<string, number> {
  switch (column.kind) {
    case 'measure':
      return new Map();
    case 'name':
      return new Map(column.names.map((name, place) => [name, firstName + place]));
    case 'code':
      return new Map(column.codes.map((code) => [`${column.prefix}${code}`, code]));
  }
}

/** A value in a model's number, or undefined where there is something to say of it. */
type EncodeValue = (value: number) => number | undefined;

function encoderOf(column: FeatureColumn, numbers: CategoryNumbers): EncodeValue {
  if (column.kind === 'measure') {
    const { range = column.plausible, plausible } = column;
    const minimum = Math.max(range.minimum, plausible.minimum);
    const maximum = Math.min(range.maximum, plausible.maximum);
    return (value) => (value >= minimum && value <= maximum ? value : undefined);
  }
  const numberOf = new Map<number, number>();
  if (column.kind === 'code') for (const code of column.codes) numberOf.set(code, code);
  else {
    for (const number of Object.values(numbers[column.key] ?? {})) numberOf.set(number, number);
    column.names.forEach((name, place) => {
      const number = numberOfName(column.key, name, numbers);
      if (number !== undefined) numberOf.set(firstName + place, number);
    });
  }
  return (value) => numberOf.get(value);
}
