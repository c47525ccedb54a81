import { type EncodedMeasures, encodeMeasures } from '@canopy/covertype';
import type { ServedModel } from '../models/served-model.js';
import type { RequestProblem } from '../requests/request-problems.js';
import type { ReadMeasures } from './read-measures.js';

/** A row in a model's own numbers, or the names that the model has no number for. */
export function encodeRow(
  { categoryNumbers }: ServedModel,
  { measures, ignored }: ReadMeasures,
): EncodedMeasures | { problems: RequestProblem[] } {
  const encoded = encodeMeasures(measures, categoryNumbers);
  if ('features' in encoded) {
    for (const name of ignored)
      encoded.warnings.push(`${name.slice(0, 64)}: no such column, so it was ignored`);
    return encoded;
  }
  const problems = encoded.unknown.map(({ column, reason }) => ({
    loc: ['body', column],
    msg: reason,
    type: 'value_error',
  }));
  return { problems };
}
