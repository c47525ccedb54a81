import { DomainError } from '@canopy/service-kit/errors';
import type { ServedModel } from '../../models/served-model.js';
import type { StoredPrediction } from './logged-predictions.repository.js';

export interface Replay {
  modelVersion: string;
  label: number;
  probabilities: Float64Array;
  /** Whether another class was predicted. */
  differs: boolean;
  /** The largest difference of a class's probability. */
  largestDifference: number;
}

/**
 * Predicts a logged request again. The numbers of names are those that the request was read with: they are given once and stay
 * for all versions.
 *
 * @throws DomainError `conflict` when the log kept no features of it.
 */
export function replayPrediction(stored: StoredPrediction, model: ServedModel): Replay {
  if (stored.features === null) {
    throw new DomainError(
      'conflict',
      `Of prediction ${stored.id} only a hash was kept (PREDICTION_LOG=hashes), so it cannot be predicted again.`,
      { subject: stored.id },
    );
  }
  const probabilities = model.predict(stored.features);
  const label = probabilities.indexOf(Math.max(...probabilities));
  const differences = probabilities.map((value, index) =>
    Math.abs(value - (stored.probabilities[index] ?? 0)),
  );
  return {
    modelVersion: model.version,
    label,
    probabilities,
    differs: label !== stored.label,
    largestDifference: Math.max(0, ...differences),
  };
}
