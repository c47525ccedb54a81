import type { ServedModel } from '../models/served-model.js';
import { RequestProblems } from '../requests/request-problems.js';
import { type CoverPrediction, coverPrediction } from './cover-prediction.js';
import { encodeRow } from './encode-row.js';
import type { ReadMeasures } from './read-measures.js';

/** @throws RequestProblems for names that the model has no number for. */
export function predictCover(model: ServedModel, read: ReadMeasures): CoverPrediction {
  const encoded = encodeRow(model, read);
  if ('problems' in encoded) throw new RequestProblems(encoded.problems);
  return coverPrediction(model, encoded, model.predict(encoded.features));
}
