import { DomainError } from '@canopy/service-kit/errors';
import { predictAllRows } from '../../covers/predict-all-rows.js';
import type { Explanations } from '../../explanations/create-explanations.js';
import type { ServedModel } from '../../models/served-model.js';
import { type ExplanationAnswer, explanationAnswer } from '../predictions/index.js';

/** Each takes milliseconds of the one thread that explains, for which others wait. */
export const mostRows = 64;

/**
 * What a model predicts for rows, and why, one after another: others who ask have their turn in between.
 *
 * @throws DomainError `invalid` for too many rows, for rows that cannot be predicted and for a model that cannot be explained;
 *   `unavailable` when too many wait for explanations.
 */
export async function explainRows(
  { explain }: Pick<Explanations, 'explain'>,
  model: ServedModel,
  rows: readonly unknown[],
): Promise<{ labels: number[]; explanations: ExplanationAnswer[] }> {
  if (rows.length > mostRows) {
    throw new DomainError(
      'invalid',
      `At most ${mostRows} rows are explained at once, found ${rows.length}: send them in parts.`,
    );
  }
  const predictions = await predictAllRows(model, rows);
  const explanations: ExplanationAnswer[] = [];
  for (const prediction of predictions) {
    const explained = await explain(model, prediction);
    if ('reason' in explained) {
      throw new DomainError('invalid', `Nothing can be explained: ${explained.reason}.`, {
        subject: model.version,
      });
    }
    explanations.push(explanationAnswer(explained));
  }
  return { labels: predictions.map(({ label }) => label), explanations };
}
