import type { Explanation } from '../../explanations/create-explanations.js';
import { addWarning } from './add-warning.js';
import { explanationAnswer } from './explanation-answer.js';
import type { PredictionAnswer } from './prediction-answer.js';

/** Adds what each column contributed, or a warning that nobody can tell. */
export function addExplanation(answer: PredictionAnswer, explained: Explanation | { reason: string }): void {
  if ('reason' in explained) addWarning(answer, `explanation: ${explained.reason}`);
  else answer.explanation = explanationAnswer(explained);
}
