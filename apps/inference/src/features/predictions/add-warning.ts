import type { PredictionAnswer } from './prediction-answer.js';

export function addWarning(answer: PredictionAnswer, warning: string): void {
  answer.warnings = [...(answer.warnings ?? []), warning];
}
