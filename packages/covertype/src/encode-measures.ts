import type { CategoryNumbers } from './category-numbers.js';
import type { CodeColumn, FeatureColumn, MeasureColumn, NameColumn } from './column.js';
import { type BrokenRule, createRuleChecker } from './create-rule-checker.js';
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

/** How the values of a column become numbers, and which numbers are unusual. */
interface Encoder {
  key: string;
  /** The number that a text stands for, or why there is none. */
  numberOf(text: string, numbers: CategoryNumbers): number | string;
  /** @param given what the number stands for. */
  warningFor(value: number, numbers: CategoryNumbers, given: number | string): string | undefined;
}

/** Puts the measures of a request in the order and the numbers that a model reads. */
export type EncodeMeasures = (
  measures: Readonly<Record<string, number | string>>,
  numbers: CategoryNumbers,
) => EncodedMeasures | { unknown: UnknownName[] };

export function createMeasuresEncoder(dataSet: DataSet): EncodeMeasures {
  const encoders = dataSet.features.map(encoderOf);
  const brokenRules = createRuleChecker(dataSet);
  return (measures, numbers) => {
    const features: number[] = [];
    const warnings: string[] = [];
    const unknown: UnknownName[] = [];
    for (const { key, numberOf, warningFor } of encoders) {
      const given = measures[key] ?? Number.NaN;
      const value = typeof given === 'number' ? given : numberOf(given, numbers);
      if (typeof value === 'string') unknown.push({ column: key, value: String(given), reason: value });
      else {
        features.push(value);
        const warning = warningFor(value, numbers, given);
        if (warning !== undefined) warnings.push(`${key}: ${warning}`);
      }
    }
    if (unknown.length > 0) return { unknown };
    for (const rule of brokenRules(features)) warnings.push(describeBroken(rule));
    return { features, warnings };
  };
}

function describeBroken({ columns, severity, meaning, values }: BrokenRule): string {
  const consequence = severity === 'error' ? ', so no training row was like it' : '';
  return `${columns.join(', ')}: expected that ${meaning}, found ${values.join(', ')}${consequence}`;
}

function encoderOf(column: FeatureColumn): Encoder {
  switch (column.kind) {
    case 'measure':
      return encoderOfMeasure(column);
    case 'name':
      return encoderOfName(column);
    case 'code':
      return encoderOfCode(column);
  }
}

function encoderOfMeasure({ key, plausible, unit }: MeasureColumn): Encoder {
  const { minimum, maximum } = plausible;
  return {
    key,
    numberOf: () => 'expected a whole number',
    warningFor: (value) =>
      value >= minimum && value <= maximum
        ? undefined
        : `${value} is outside ${minimum} to ${maximum} ${unit}`.trimEnd(),
  };
}

function encoderOfName({ key, noun, names }: NameColumn): Encoder {
  return {
    key,
    numberOf(text, numbers) {
      const number = numberOfName(key, text, numbers);
      if (number !== undefined) return number;
      if (names.includes(text)) return nextNumber(numbers[key]);
      return `expected one of ${namesOf(key, numbers).join(', ')}`;
    },
    warningFor(value, numbers, given) {
      const known = numbers[key];
      for (const name in known) if (known[name] === value) return undefined;
      const what =
        typeof given === 'string'
          ? `no training row had the ${noun} ${given}`
          : `no ${noun} has the number ${value}`;
      return `${what}; the model knows ${namesOf(key, numbers).join(', ')}`;
    },
  };
}

function encoderOfCode({ key, noun, prefix, codes }: CodeColumn): Encoder {
  const form = new RegExp(`^${prefix}?\\d{1,9}$`);
  const known = new Set(codes);
  return {
    key,
    numberOf: (text) =>
      form.test(text) ? Number(text.replace(prefix, '')) : `expected a code such as ${prefix}${codes[0]}`,
    warningFor: (value) =>
      known.has(value) ? undefined : `no ${noun} has the code ${prefix}${value}, so no training row had it`,
  };
}

/** What a name would be numbered by that no row had yet: names get their numbers in the order in which they are first seen. */
const nextNumber = (known: Readonly<Record<string, number>> = {}) =>
  1 + Math.max(-1, ...Object.values(known));

function namesOf(key: string, numbers: CategoryNumbers): string[] {
  const known = Object.entries(numbers[key] ?? {}).sort(([, a], [, b]) => a - b);
  return known.map(([name, number]) => `${name} (${number})`);
}
