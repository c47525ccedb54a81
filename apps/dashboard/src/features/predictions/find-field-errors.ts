import { type FeatureColumn, featureColumns } from '@canopy/covertype';
import type { FormValues } from './example-values';

export type FieldError =
  | { code: 'required' }
  | { code: 'wholeNumber' }
  | { code: 'outOfRange'; minimum: number; maximum: number };

/** What is wrong with the values of the form, by column. What is only unusual is left to the model's warnings. */
export function findFieldErrors(values: FormValues): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  for (const column of featureColumns) {
    const error = findFieldError(column, values[column.key]);
    if (error !== undefined) errors[column.key] = error;
  }
  return errors;
}

function findFieldError(column: FeatureColumn, value: number | string | undefined): FieldError | undefined {
  if (value === undefined || value === '') return { code: 'required' };
  if (column.kind !== 'measure') return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return { code: 'wholeNumber' };
  const { range } = column;
  if (range !== undefined && (value < range.minimum || value > range.maximum))
    return { code: 'outOfRange', ...range };
  return undefined;
}
