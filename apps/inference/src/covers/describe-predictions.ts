import type { CoverPrediction } from './cover-prediction.js';

/** What the span of predictions says of them; the id is that of the row in the prediction log. */
export function describePredictions(predictions: readonly CoverPrediction[]) {
  const [first] = predictions;
  return {
    'canopy.rows': predictions.length,
    ...(first && { 'canopy.model_version': first.modelVersion }),
    ...(first && predictions.length === 1 && { 'canopy.prediction_id': first.predictionId }),
  };
}
