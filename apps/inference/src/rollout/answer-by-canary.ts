import type { CoverPrediction } from '../covers/cover-prediction.js';
import { predictRows, type RowOutcome } from '../covers/predict-rows.js';
import type { Rows } from '../covers/rows.js';
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
  rows: Rows,
  { answered, tried, fellBack }: Notes,
): Promise<RowOutcome[]> {
  const outcomes = await askAll(canary, rows);
  const places = Array.from({ length: rows.length }, (_, place) => place);
  const left = places.filter((place) => !isAnswered(outcomes[place])).map((place) => rows.at(place));
  const others = left.length === 0 ? [] : [...(await predictRows(champion, left))];
  const failed = others.filter(isAnswered).length;
  tried(rows.length - left.length + failed, failed);
  let next = 0;
  return places.map((place) => {
    const own = outcomes[place];
    if (isAnswered(own)) {
      answered(own.prediction);
      return own;
    }
    const other = others[next++] ?? { problems: [] };
    if (isAnswered(other)) fellBack(other.prediction);
    return other;
  });
}

/** Nothing where the whole model fails. */
async function askAll(model: ServedModel, rows: Rows): Promise<RowOutcome[]> {
  try {
    return [...(await predictRows(model, rows))];
  } catch {
    return [];
  }
}

const isAnswered = (
  outcome: RowOutcome | undefined,
): outcome is Extract<RowOutcome, { prediction: unknown }> =>
  outcome !== undefined && 'prediction' in outcome;
