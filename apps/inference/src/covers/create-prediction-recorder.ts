import type { PredictionLog, PredictionRoute } from '../prediction-log/prediction-log.js';
import type { CoverPrediction } from './cover-prediction.js';

/** Takes note of a prediction that is answered. */
export type RecordPrediction = (prediction: CoverPrediction, route: PredictionRoute) => void;

/** Notes predictions in the log and in the counters; neither keeps an answer waiting. */
export function createPredictionRecorder(
  log: Pick<PredictionLog, 'record'>,
  count: RecordPrediction,
): RecordPrediction {
  return (prediction, route) => {
    const { predictionId, modelVersion, features, label, probabilities, confidence } = prediction;
    const at = new Date();
    log.record({ predictionId, at, modelVersion, route, features, label, probabilities, confidence });
    count(prediction, route);
  };
}
