import { PipelineInput } from '@canopy/pipeline-contract';
import { Value } from 'typebox/value';
import { InputError } from './input-error.js';

/** Anybody may start the pipeline by hand. @throws InputError that names each setting that cannot be used. */
export function checkInput(input: unknown): void {
  if (Value.Check(PipelineInput, input)) return;
  const problems = Value.Errors(PipelineInput, input).map(
    ({ instancePath, message }) => `${instancePath.slice(1) || 'the input'} ${message}`,
  );
  throw new InputError(`The settings cannot be used: ${problems.join('; ')}`);
}
