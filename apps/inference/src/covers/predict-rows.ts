import type { ServedModel } from '../models/served-model.js';
import { type RequestProblem, RequestProblems } from '../requests/request-problems.js';
import { type CoverPrediction, predictCover } from './predict-cover.js';
import { readMeasures } from './read-measures.js';

/** What became of one row. */
export type RowOutcome = { prediction: CoverPrediction } | { problems: readonly RequestProblem[] };

/** Predicts each row by itself: one that cannot be predicted says why, and the others are answered. */
export function predictRows(model: ServedModel, rows: readonly unknown[]): RowOutcome[] {
  return rows.map((row) => {
    const read = readMeasures(row);
    if ('problems' in read) return read;
    try {
      return { prediction: predictCover(model, read.measures) };
    } catch (error) {
      if (error instanceof RequestProblems) return { problems: error.problems };
      throw error;
    }
  });
}
