import type { CategoryNumbers } from './category-numbers.js';
import type { CodeColumn, FeatureColumn, MeasureColumn, NameColumn } from './column.js';
import { type BrokenRule, createRuleChecker } from './create-rule-checker.js';
import type { DataSet } from './data-set.js';
import { numberOfName } from './number-of-name.js';
import type { RowWarning, RowWarningCode } from './row-warning.js';

export interface EncodedMeasures {
  /** One number a feature, in the order of the columns. */
  features: number[];
  /** What is unusual about the values; they are predicted all the same. */
  warnings: RowWarning[];
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
  warningFor(value: number, numbers: CategoryNumbers, given: number | string): RowWarning | undefined;
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
    const warnings: RowWarning[] = [];
    const unknown: UnknownName[] = [];
    for (const { key, numberOf, warningFor } of encoders) {
      const given = measures[key] ?? Number.NaN;
      const value = typeof given === 'number' ? given : numberOf(given, numbers);
      if (typeof value === 'string') unknown.push({ column: key, value: String(given), reason: value });
      else {
        features.push(value);
        const warning = warningFor(value, numbers, given);
        if (warning !== undefined) warnings.push(warning);
      }
    }
    if (unknown.length > 0) return { unknown };
    for (const rule of brokenRules(features)) warnings.push(warnOfBroken(rule));
    return { features, warnings };
  };
}

function warn(
  code: RowWarningCode,
  columns: string[],
  what: string,
  facts: RowWarning['detail']['facts'],
): RowWarning {
  return { message: `${columns.join(', ')}: ${what}`, detail: { code, columns, facts } };
}

function warnOfBroken({ id, columns, severity, meaning, facts, values }: BrokenRule): RowWarning {
  const found = values.join(', ');
  const consequence = severity === 'error' ? ', so no training row was like it' : '';
  const what = `expected that ${meaning}, found ${found}${consequence}`;
  return warn('broken_rule', [...columns], what, { ...facts, rule: id, severity, meaning, values: found });
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
    warningFor(value) {
      if (value >= minimum && value <= maximum) return undefined;
      const what = `${value} is outside ${minimum} to ${maximum} ${unit}`.trimEnd();
      return warn('implausible_value', [key], what, { value, minimum, maximum, unit });
    },
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
      const numbered = numbers[key];
      for (const name in numbered) if (numbered[name] === value) return undefined;
      const known = namesOf(key, numbers).join(', ');
      const knows = `the model knows ${known}`;
      return typeof given === 'string'
        ? warn('untrained_name', [key], `no training row had the ${noun} ${given}; ${knows}`, {
            value: given,
            known,
          })
        : warn('unknown_number', [key], `no ${noun} has the number ${value}; ${knows}`, { value, known });
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
    warningFor(value) {
      if (known.has(value)) return undefined;
      const code = `${prefix}${value}`;
      const what = `no ${noun} has the code ${code}, so no training row had it`;
      return warn('unknown_code', [key], what, { value: code });
    },
  };
}

/** What a name would be numbered by that no row had yet: names get their numbers in the order in which they are first seen. */
const nextNumber = (known: Readonly<Record<string, number>> = {}) =>
  1 + Math.max(-1, ...Object.values(known));

function namesOf(key: string, numbers: CategoryNumbers): string[] {
  const known = Object.entries(numbers[key] ?? {}).sort(([, a], [, b]) => a - b);
  return known.map(([name, number]) => `${name} (${number})`);
}
