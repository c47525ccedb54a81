import { featureColumns } from '@canopy/covertype';
import type { Explanation } from '../../explanations/create-explanations.js';
import { addWarning } from './add-warning.js';
import type { PredictionAnswer } from './prediction-answer.js';

/** Adds what each column contributed, or a warning that nobody can tell. */
export function addExplanation(answer: PredictionAnswer, explained: Explanation | { reason: string }): void {
  if ('reason' in explained) {
    addWarning(answer, `explanation: ${explained.reason}`);
    return;
  }
  const { baseValue, contributions } = explained;
  answer.explanation = {
    base_value: baseValue,
    contributions: Object.fromEntries(featureColumns.map(({ key }, f) => [key, contributions[f] ?? 0])),
  };
}
