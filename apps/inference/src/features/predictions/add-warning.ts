import type { PredictionWarning } from '../../covers/prediction-warning.js';
import type { PredictionAnswer } from './prediction-answer.js';

export function addWarning(answer: PredictionAnswer, { message, detail }: PredictionWarning): void {
  answer.warnings = [...(answer.warnings ?? []), message];
  answer.warning_details = [...(answer.warning_details ?? []), detail];
}
