import type { CategoryNumbers } from './category-numbers.js';
import type { FeatureColumn } from './column.js';
import { featureColumns } from './feature-columns.js';
import { labelColumn } from './label-column.js';
import { numberOfName } from './number-of-name.js';

/** Why a row cannot be used. `column` and `value` are absent where the row as a whole is at fault. */
export interface RowProblem {
  reason: string;
  column?: string;
  value?: string;
}

/** A row as the learner reads it: one integer a feature in the order of `featureColumns`, and the label. */
export interface ParsedRow {
  features: number[];
  label: number;
}

export type RowResult = { row: ParsedRow } | { problem: RowProblem };

/** Names and values of a row: the features, then the label. */
export const rowHeaders: readonly string[] = [
  ...featureColumns.map((column) => column.header),
  labelColumn.header,
];

/**
 * Types a row of texts in the order of `rowHeaders`. Nothing is guessed: a value that is missing, not a whole
 * number, out of range or not of the known names makes the whole row a problem, never a zero.
 *
 * @param numbers must know every name that the definition knows and that occurs in the rows.
 */
export function parseRow(texts: readonly string[], numbers: CategoryNumbers): RowResult {
  if (texts.length !== rowHeaders.length) {
    return { problem: { reason: `expected ${rowHeaders.length} values, found ${texts.length}` } };
  }
  const features: number[] = [];
  for (const [index, column] of featureColumns.entries()) {
    const text = (texts[index] ?? '').trim();
    const value = parseFeature(column, text, numbers);
    if (typeof value === 'string') return { problem: { column: column.key, value: text, reason: value } };
    features.push(value);
  }
  const labelText = (texts[featureColumns.length] ?? '').trim();
  const label = parseInteger(labelText);
  if (typeof label === 'string')
    return { problem: { column: labelColumn.key, value: labelText, reason: label } };
  if (label < 0 || label >= labelColumn.classNames.length) {
    const reason = `expected a class from 0 to ${labelColumn.classNames.length - 1}`;
    return { problem: { column: labelColumn.key, value: labelText, reason } };
  }
  return { row: { features, label } };
}

function parseFeature(column: FeatureColumn, text: string, numbers: CategoryNumbers): number | string {
  if (text === '') return 'the value is missing';
  switch (column.kind) {
    case 'measure': {
      const value = parseInteger(text);
      const { minimum, maximum } = column.plausible;
      if (typeof value === 'number' && (value < minimum || value > maximum)) {
        return `expected ${minimum} to ${maximum} ${column.unit}`.trimEnd();
      }
      return value;
    }
    case 'name':
      if (!column.names.includes(text)) return `expected one of ${column.names.join(', ')}`;
      return numberOfName(column.key, text, numbers) ?? 'the name has no number yet';
    case 'code': {
      const value = parseInteger(text.startsWith(column.prefix) ? text.slice(column.prefix.length) : 'none');
      if (typeof value === 'string') return `expected a code such as ${column.prefix}${column.codes[0]}`;
      return column.codes.includes(value) ? value : 'the code is not in the table of the data set';
    }
  }
}

function parseInteger(text: string): number | string {
  if (text === '') return 'the value is missing';
  return /^[+-]?\d{1,9}$/.test(text) ? Number(text) : 'expected a whole number';
}
