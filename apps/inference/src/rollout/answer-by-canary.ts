import type { CoverPrediction } from '../covers/cover-prediction.js';
import { predictRows, type RowOutcome } from '../covers/predict-rows.js';
import type { ServedModel } from '../models/served-model.js';

/** Who is told of the rows that each version answered. */
interface Notes {
  answered(prediction: CoverPrediction): void;
  /** Rows that the canary was asked for, and how many of them only the champion answered. */
  tried(asked: number, failed: number): void;
  fellBack(prediction: CoverPrediction): void;
}

/** Answers rows by a canary, and those that it gives no answer for by the champion. */
export async function answerByCanary(
  canary: ServedModel,
  champion: ServedModel,
  rows: readonly unknown[],
  { answered, tried, fellBack }: Notes,
): Promise<RowOutcome[]> {
  const outcomes = await askAll(canary, rows);
  const left = rows.filter((_, row) => !isAnswered(outcomes[row]));
  const others = left.length === 0 ? [] : await predictRows(champion, left);
  const failed = others.filter(isAnswered).length;
  tried(rows.length - left.length + failed, failed);
  let place = 0;
  return rows.map((_, row) => {
    const own = outcomes[row];
    if (isAnswered(own)) {
      answered(own.prediction);
      return own;
    }
    const other = others[place++] ?? { problems: [] };
    if (isAnswered(other)) fellBack(other.prediction);
    return other;
  });
}

/** Nothing where the whole model fails. */
async function askAll(model: ServedModel, rows: readonly unknown[]): Promise<RowOutcome[]> {
  try {
    return await predictRows(model, rows);
  } catch {
    return [];
  }
}

const isAnswered = (
  outcome: RowOutcome | undefined,
): outcome is Extract<RowOutcome, { prediction: unknown }> =>
  outcome !== undefined && 'prediction' in outcome;
