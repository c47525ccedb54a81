import type { CovertypeMeasures } from '@canopy/covertype';
import type { ServedModel } from '../models/served-model.js';
import { RequestProblems } from '../requests/request-problems.js';
import { type CoverPrediction, coverPrediction } from './cover-prediction.js';
import { encodeRow } from './encode-row.js';

/** @throws RequestProblems for names that the model has no number for. */
export function predictCover(model: ServedModel, measures: CovertypeMeasures): CoverPrediction {
  const encoded = encodeRow(model, measures);
  if ('problems' in encoded) throw new RequestProblems(encoded.problems);
  return coverPrediction(model, encoded, model.predict(encoded.features));
}
