import type { PredictionWarning } from '../../covers/prediction-warning.js';
import type { Explanation } from '../../explanations/create-explanations.js';
import type { Unexplained } from '../../explanations/explain-question.js';
import { addWarning } from './add-warning.js';
import { explanationAnswer } from './explanation-answer.js';
import type { PredictionAnswer } from './prediction-answer.js';

/** Adds what each column contributed, or a warning that nobody can tell. */
export function addExplanation(answer: PredictionAnswer, explained: Explanation | Unexplained): void {
  if ('reason' in explained) addWarning(answer, warnOf(answer.model_version, explained));
  else answer.explanation = explanationAnswer(explained);
}

function warnOf(version: string, { why, reason }: Unexplained): PredictionWarning {
  const facts = { onnx_unexplained: { version }, boosting_unexplained: {}, unexplained: { reason } };
  return { message: `explanation: ${reason}`, detail: { code: why, columns: [], facts: facts[why] } };
}
