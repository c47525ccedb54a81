import type { CategoryNumbers } from './category-numbers.js';
import type { CodeColumn, FeatureColumn, MeasureColumn, NameColumn } from './column.js';
import type { DataSet } from './data-set.js';
import { numberOfName } from './number-of-name.js';

export interface EncodedMeasures {
  /** One number a feature, in the order of the columns. */
  features: number[];
  /** What is unusual about the values; they are predicted all the same. */
  warnings: string[];
}

/** A name that has no number: nothing can be predicted from it. */
export interface UnknownName {
  column: string;
  value: string;
  reason: string;
}

/** Puts the measures of a request in the order and the numbers that a model reads. */
export type EncodeMeasures = (
  measures: Readonly<Record<string, number | string>>,
  numbers: CategoryNumbers,
) => EncodedMeasures | { unknown: UnknownName[] };

export function createMeasuresEncoder({ features: columns }: DataSet): EncodeMeasures {
  return (measures, numbers) => {
    const features: number[] = [];
    const warnings: string[] = [];
    const unknown: UnknownName[] = [];
    for (const column of columns) {
      const given = measures[column.key] ?? Number.NaN;
      const value = numberOf(column, given, numbers);
      if (typeof value === 'string')
        unknown.push({ column: column.key, value: String(given), reason: value });
      else {
        features.push(value);
        const warning = warningFor(column, value, numbers);
        if (warning !== undefined) warnings.push(`${column.key}: ${warning}`);
      }
    }
    return unknown.length > 0 ? { unknown } : { features, warnings };
  };
}

function numberOf(column: FeatureColumn, given: number | string, numbers: CategoryNumbers): number | string {
  if (typeof given === 'number') return given;
  switch (column.kind) {
    case 'measure':
      return 'expected a whole number';
    case 'name':
      return (
        numberOfName(column.key, given, numbers) ?? `expected one of ${namesOf(column, numbers).join(', ')}`
      );
    case 'code':
      return new RegExp(`^${column.prefix}?\\d{1,9}$`).test(given)
        ? Number(given.replace(column.prefix, ''))
        : `expected a code such as ${column.prefix}${column.codes[0]}`;
  }
}

function warningFor(column: FeatureColumn, value: number, numbers: CategoryNumbers): string | undefined {
  switch (column.kind) {
    case 'measure':
      return warnOfMeasure(column, value);
    case 'name':
      return warnOfName(column, value, numbers);
    case 'code':
      return warnOfCode(column, value);
  }
}

function warnOfMeasure({ plausible, unit }: MeasureColumn, value: number): string | undefined {
  if (value >= plausible.minimum && value <= plausible.maximum) return undefined;
  return `${value} is outside ${plausible.minimum} to ${plausible.maximum} ${unit}`.trimEnd();
}

function warnOfName(column: NameColumn, value: number, numbers: CategoryNumbers): string | undefined {
  if (Object.values(numbers[column.key] ?? {}).includes(value)) return undefined;
  return `no area has the number ${value}; the model knows ${namesOf(column, numbers).join(', ')}`;
}

function warnOfCode({ codes, prefix }: CodeColumn, value: number): string | undefined {
  return codes.includes(value)
    ? undefined
    : `${prefix}${value} is not in the table of soils, so no training row had it`;
}

function namesOf(column: NameColumn, numbers: CategoryNumbers): string[] {
  const known = Object.entries(numbers[column.key] ?? {}).sort(([, a], [, b]) => a - b);
  return known.map(([name, number]) => `${name} (${number})`);
}
