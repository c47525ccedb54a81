import type { ServedModel } from '../models/served-model.js';
import type { RequestProblem } from '../requests/request-problems.js';
import { type CoverPrediction, coverPrediction } from './cover-prediction.js';
import { type EncodedRows, encodeRows } from './encode-rows.js';

/** What became of one row: its prediction and the version that made it, or what is wrong with it. */
export type RowOutcome =
  | { prediction: CoverPrediction; model: ServedModel }
  | { problems: readonly RequestProblem[] };

/**
 * Predicts rows together: one that cannot be predicted says why, and the others are answered. It keeps no hold of the rows while it waits,
 * so that those of a batch are garbage before the next are read.
 */
export function predictRows(model: ServedModel, rows: readonly unknown[]): Promise<RowOutcome[]> {
  return predictEncoded(model, encodeRows(model, rows));
}

async function predictEncoded(model: ServedModel, { columns, remarks }: EncodedRows): Promise<RowOutcome[]> {
  const isEmpty = columns[0]?.length === 0;
  const probabilities = isEmpty ? new Float64Array(0) : await model.predictColumns(columns);
  const width = model.classNames.length;
  let place = 0;
  return remarks.map((remark) => {
    if ('problems' in remark) return remark;
    const row = place++;
    const features = columns.map((column) => column[row] ?? Number.NaN);
    const own = new Float64Array(width);
    for (let label = 0; label < width; label++) own[label] = probabilities[row * width + label] ?? 0;
    return { prediction: coverPrediction(model, { features, warnings: remark.warnings }, own), model };
  });
}
