import { labelColumn } from '@canopy/covertype';
import { DomainError } from '@canopy/service-kit/errors';
import type { CoverPrediction } from '../../covers/cover-prediction.js';
import type { InferenceRequest, OutputTensor } from './messages.js';

/** What the model can be asked for. */
export const outputs = {
  predict: {
    datatype: 'INT32',
    width: undefined,
    valuesOf: ({ label }: CoverPrediction): Iterable<number> => [label],
  },
  predict_proba: {
    datatype: 'FP64',
    width: labelColumn.classNames.length,
    valuesOf: ({ probabilities }: CoverPrediction): Iterable<number> => probabilities,
  },
} as const;
type OutputName = keyof typeof outputs;

/** The outputs that a request asks for, all of them if it names none. @throws DomainError `invalid` for others. */
export function writeOutputs(
  predictions: readonly CoverPrediction[],
  asked: InferenceRequest['outputs'],
): OutputTensor[] {
  const names =
    asked === undefined || asked.length === 0 ? Object.keys(outputs) : asked.map(({ name }) => name);
  return names.map((name) => {
    if (!isOutput(name)) {
      const known = Object.keys(outputs).join(' and ');
      throw new DomainError('invalid', `There is no output "${name}": the model has ${known}.`);
    }
    const { datatype, width, valuesOf } = outputs[name];
    const shape = width === undefined ? [predictions.length] : [predictions.length, width];
    return { name, shape, datatype, data: predictions.flatMap((prediction) => [...valuesOf(prediction)]) };
  });
}

function isOutput(name: string): name is OutputName {
  return Object.hasOwn(outputs, name);
}
