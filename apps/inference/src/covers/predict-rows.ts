import { giveBack } from '@canopy/forest';
import type { ServedModel } from '../models/served-model.js';
import type { RequestProblem } from '../requests/request-problems.js';
import { type CoverPrediction, coverPrediction } from './cover-prediction.js';
import { type EncodedRows, encodeRows } from './encode-rows.js';
import type { Rows } from './rows.js';

/** What became of one row: its prediction and the version that made it, or what is wrong with it. */
export type RowOutcome =
  | { prediction: CoverPrediction; model: ServedModel }
  | { problems: readonly RequestProblem[] };

/**
 * Predicts rows together: one that cannot be predicted says why, and the others are answered. It keeps no hold of the rows while it waits,
 * so that those of a batch are garbage before the next are read, and makes each outcome when it is taken, so that few are there at a time.
 */
export function predictRows(model: ServedModel, rows: Rows): Promise<Iterable<RowOutcome>> {
  return predictEncoded(model, encodeRows(model, rows));
}

async function predictEncoded(model: ServedModel, encoded: EncodedRows): Promise<Iterable<RowOutcome>> {
  const isEmpty = encoded.columns[0]?.length === 0;
  const probabilities = isEmpty ? new Float64Array(0) : await model.predictColumns(encoded.columns);
  return outcomesOf(model, encoded, probabilities);
}

function* outcomesOf(
  model: ServedModel,
  { columns, remarks }: EncodedRows,
  probabilities: Float64Array,
): Generator<RowOutcome> {
  const width = model.classNames.length;
  let row = 0;
  try {
    for (const remark of remarks) {
      if ('problems' in remark) {
        yield remark;
        continue;
      }
      const features: number[] = [];
      for (const column of columns) features.push(column[row] ?? Number.NaN);
      const own = probabilities.slice(row * width, (row + 1) * width);
      row++;
      yield { prediction: coverPrediction(model, { features, warnings: remark.warnings }, own), model };
    }
  } finally {
    if (columns[0] !== undefined) giveBack(columns[0]);
    giveBack(probabilities);
  }
}
