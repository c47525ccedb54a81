import type { EncodedMeasures } from '@canopy/covertype';
import type { ServedModel } from '../models/served-model.js';
import type { RequestProblem } from '../requests/request-problems.js';
import { type CoverPrediction, coverPrediction } from './cover-prediction.js';
import { encodeRow } from './encode-row.js';
import { readMeasures } from './read-measures.js';

/** What became of one row: its prediction and the version that made it, or what is wrong with it. */
export type RowOutcome =
  | { prediction: CoverPrediction; model: ServedModel }
  | { problems: readonly RequestProblem[] };

/** Predicts rows together: one that cannot be predicted says why, and the others are answered. */
export async function predictRows(model: ServedModel, rows: readonly unknown[]): Promise<RowOutcome[]> {
  const encoded = rows.map((row) => {
    const read = readMeasures(row);
    return 'problems' in read ? read : encodeRow(model, read);
  });
  const probabilities = await predictTogether(model, encoded.filter(isEncoded));
  let place = 0;
  return encoded.map((row) =>
    isEncoded(row) ? { prediction: coverPrediction(model, row, probabilities(place++)), model } : row,
  );
}

const isEncoded = (row: EncodedMeasures | { problems: RequestProblem[] }): row is EncodedMeasures =>
  'features' in row;

/** The probabilities of each row, by its place. */
async function predictTogether(
  { predictColumns, classNames }: ServedModel,
  rows: readonly EncodedMeasures[],
): Promise<(place: number) => Float64Array> {
  const columnCount = rows[0]?.features.length ?? 0;
  const memory = new Float64Array(columnCount * rows.length);
  const columns = Array.from({ length: columnCount }, (_, column) =>
    memory.subarray(column * rows.length, (column + 1) * rows.length),
  );
  for (let row = 0; row < rows.length; row++) {
    const { features = [] } = rows[row] ?? {};
    for (let column = 0; column < columnCount; column++) {
      const values = columns[column];
      if (values !== undefined) values[row] = features[column] ?? Number.NaN;
    }
  }
  const all = rows.length === 0 ? memory : await predictColumns(columns);
  const width = classNames.length;
  return (place) => all.subarray(place * width, (place + 1) * width);
}
