import { type CovertypeMeasures, type EncodedMeasures, encodeMeasures } from '@canopy/covertype';
import type { ServedModel } from '../models/served-model.js';
import type { RequestProblem } from '../requests/request-problems.js';

/** A row in a model's own numbers, or the names that the model has no number for. */
export function encodeRow(
  { categoryNumbers }: ServedModel,
  measures: CovertypeMeasures,
): EncodedMeasures | { problems: RequestProblem[] } {
  const encoded = encodeMeasures(measures, categoryNumbers);
  if ('features' in encoded) return encoded;
  const problems = encoded.unknown.map(({ column, reason }) => ({
    loc: ['body', column],
    msg: reason,
    type: 'value_error',
  }));
  return { problems };
}
