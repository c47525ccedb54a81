import type { CategoryNumbers } from './category-numbers.js';
import type { CodeColumn, FeatureColumn, LabelColumn, MeasureColumn, NameColumn } from './column.js';
import { createRuleChecker } from './create-rule-checker.js';
import type { DataSet } from './data-set.js';
import { numberOfName } from './number-of-name.js';

/** What is wrong with a row. `column` and `value` are absent where the row as a whole is at fault. */
export interface RowFailure {
  /** Id of the rule that the row breaks. */
  rule: string;
  reason: string;
  column?: string;
  value?: string;
}

/** A row as the learner reads it: one integer a feature in the order of the columns, and the label. */
export interface ParsedRow {
  features: number[];
  label: number;
}

/** A row that can be used, with what is doubtful about it, or all that keeps it out. */
export type RowResult = { row: ParsedRow; warnings: RowFailure[] } | { failures: RowFailure[] };

/**
 * Types a row of texts in the order of the columns. Nothing is guessed: a value that is missing, not a whole number, out of range
 * or not of the known names makes the whole row a failure, never a zero.
 *
 * @param numbers must know every name that the definition knows and that occurs in the rows.
 */
export type ParseRow = (texts: readonly string[], numbers: CategoryNumbers) => RowResult;

type Value = number | { rule: string; reason: string };

export function createRowParser(dataSet: DataSet): ParseRow {
  const { features: columns, label } = dataSet;
  const width = columns.length + 1;
  const brokenRules = createRuleChecker(dataSet);

  return (texts, numbers) => {
    if (texts.length !== width) {
      const reason = `expected ${width} values, found ${texts.length}`;
      return { failures: [{ rule: 'row_width', reason }] };
    }
    const failures: RowFailure[] = [];
    const take = (column: string, text: string, value: Value): number => {
      if (typeof value === 'number') return value;
      failures.push({ ...value, column, value: text });
      return Number.NaN;
    };
    const features = columns.map((column, index) => {
      const text = (texts[index] ?? '').trim();
      return take(column.key, text, readFeature(column, text, numbers));
    });
    const text = (texts[columns.length] ?? '').trim();
    const row = { features, label: take(label.key, text, readLabel(label, text)) };
    if (failures.length > 0) return { failures };
    const warnings: RowFailure[] = [];
    for (const { id, severity, columns: keys, meaning, values } of brokenRules(features)) {
      const failure = { rule: id, reason: `expected that ${meaning}`, column: keys.join(', ') };
      (severity === 'error' ? failures : warnings).push({ ...failure, value: values.join(', ') });
    }
    return failures.length > 0 ? { failures } : { row, warnings };
  };
}

function readFeature(column: FeatureColumn, text: string, numbers: CategoryNumbers): Value {
  if (text === '') return { rule: 'missing', reason: 'the value is missing' };
  switch (column.kind) {
    case 'measure':
      return readMeasure(column, text);
    case 'name':
      return readName(column, text, numbers);
    case 'code':
      return readCode(column, text);
  }
}

function readMeasure({ plausible: { minimum, maximum }, unit }: MeasureColumn, text: string): Value {
  const value = readInteger(text);
  if (typeof value === 'number' && (value < minimum || value > maximum)) {
    return { rule: 'range', reason: `expected ${minimum} to ${maximum} ${unit}`.trimEnd() };
  }
  return value;
}

function readName({ key, names }: NameColumn, text: string, numbers: CategoryNumbers): Value {
  if (!names.includes(text)) return { rule: 'known_name', reason: `expected one of ${names.join(', ')}` };
  return numberOfName(key, text, numbers) ?? { rule: 'known_name', reason: 'the name has no number yet' };
}

function readCode({ prefix, codes }: CodeColumn, text: string): Value {
  const value = readInteger(text.startsWith(prefix) ? text.slice(prefix.length) : 'none');
  if (typeof value !== 'number') {
    return { rule: 'code_form', reason: `expected a code such as ${prefix}${codes[0]}` };
  }
  if (codes.includes(value)) return value;
  return { rule: 'known_code', reason: 'the code is not in the table of the data set' };
}

function readLabel({ classNames }: LabelColumn, text: string): Value {
  if (text === '') return { rule: 'missing', reason: 'the value is missing' };
  const value = readInteger(text);
  if (typeof value === 'number' && (value < 0 || value >= classNames.length)) {
    return { rule: 'known_class', reason: `expected a class from 0 to ${classNames.length - 1}` };
  }
  return value;
}

function readInteger(text: string): Value {
  return /^[+-]?\d{1,9}$/.test(text)
    ? Number(text)
    : { rule: 'whole_number', reason: 'expected a whole number' };
}
