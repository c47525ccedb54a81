import { encodeMeasures } from '@canopy/covertype';
import type { ServedModel } from '../models/served-model.js';
import type { RequestProblem } from '../requests/request-problems.js';
import type { PredictionWarning } from './prediction-warning.js';
import type { ReadMeasures } from './read-measures.js';

export interface EncodedRow {
  /** In the order of the columns. */
  features: number[];
  warnings: readonly PredictionWarning[];
}

/** A row in a model's own numbers, or the names that the model has no number for. */
export function encodeRow(
  { categoryNumbers }: ServedModel,
  { measures, ignored }: ReadMeasures,
): EncodedRow | { problems: RequestProblem[] } {
  const encoded = encodeMeasures(measures, categoryNumbers);
  if ('features' in encoded) {
    if (ignored.length === 0) return encoded;
    return { ...encoded, warnings: [...encoded.warnings, ...ignored.map(warnOfIgnored)] };
  }
  const problems = encoded.unknown.map(({ column, reason }) => ({
    loc: ['body', column],
    msg: reason,
    type: 'value_error',
  }));
  return { problems };
}

function warnOfIgnored(name: string): PredictionWarning {
  const field = name.slice(0, 64);
  return {
    message: `${field}: no such column, so it was ignored`,
    detail: { code: 'ignored_field', columns: [], facts: { field } },
  };
}
