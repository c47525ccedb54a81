import { setImmediate } from 'node:timers/promises';
import { DomainError } from '@canopy/service-kit/errors';
import type { ServedModel } from '../models/served-model.js';
import type { CoverPrediction } from './cover-prediction.js';
import { predictRows } from './predict-rows.js';

const mostNamed = 10;
/** Rows between one turn of the event loop and the next: about a millisecond of it. */
const blockRows = 256;

/**
 * Predicts all rows or none, for protocols whose answer has no room for a row that failed.
 *
 * @throws DomainError `invalid` that names what is wrong, row by row.
 */
export async function predictAllRows(
  model: ServedModel,
  rows: readonly unknown[],
): Promise<CoverPrediction[]> {
  const problems: string[] = [];
  const predictions: CoverPrediction[] = [];
  for (let first = 0; first < rows.length; first += blockRows) {
    if (first > 0) await setImmediate();
    const outcomes = await predictRows(model, rows.slice(first, first + blockRows));
    let place = first;
    for (const outcome of outcomes) {
      if ('prediction' in outcome) predictions.push(outcome.prediction);
      else
        for (const { loc, msg } of outcome.problems)
          problems.push(`row ${place}: ${loc.slice(1).join('.')}: ${msg}`);
      place++;
    }
  }
  if (problems.length === 0) return predictions;
  const more = problems.length > mostNamed ? ` and ${problems.length - mostNamed} more` : '';
  throw new DomainError('invalid', `${problems.slice(0, mostNamed).join('; ')}${more}`);
}
