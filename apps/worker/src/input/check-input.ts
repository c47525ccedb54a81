import { explainGatePolicy, PipelineInput } from '@canopy/pipeline-contract';
import { explainForeignSettings } from '../training/settings-of-algorithm.js';
import { checkShape } from './check-shape.js';
import { InputError } from './input-error.js';

/** Anybody may start the pipeline by hand. @throws InputError that names each setting that cannot be used. */
export function checkInput(input: unknown): void {
  checkShape(PipelineInput, input);
  const { gate, training } = input as PipelineInput;
  const problems = [
    ...explainForeignSettings(training, (setting) => `training/${setting}`),
    ...(gate === undefined ? [] : explainGatePolicy(gate)),
  ];
  if (problems.length > 0) throw new InputError(`The settings cannot be used: ${problems.join('; ')}`);
}
