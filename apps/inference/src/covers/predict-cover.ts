import { type CovertypeMeasures, encodeMeasures } from '@canopy/covertype';
import type { ServedModel } from '../models/served-model.js';
import { RequestProblems } from '../requests/request-problems.js';

export interface CoverPrediction {
  /** The most probable class; the lowest of those that are equally probable. */
  label: number;
  labelName: string;
  /** One a class. */
  probabilities: Float64Array;
  modelVersion: string;
  /** What is unusual about the measures. */
  warnings: string[];
}

/** @throws RequestProblems for names that the model has no number for. */
export function predictCover(model: ServedModel, measures: CovertypeMeasures): CoverPrediction {
  const encoded = encodeMeasures(measures, model.categoryNumbers);
  if ('unknown' in encoded) {
    throw new RequestProblems(
      encoded.unknown.map(({ column, reason }) => ({
        loc: ['body', column],
        msg: reason,
        type: 'value_error',
      })),
    );
  }
  const probabilities = model.predict(encoded.features);
  const label = probabilities.indexOf(Math.max(...probabilities));
  return {
    label,
    labelName: model.classNames[label] ?? '',
    probabilities,
    modelVersion: model.version,
    warnings: encoded.warnings,
  };
}
