import { PipelineInput } from '@canopy/pipeline-contract';
import { checkShape } from './check-shape.js';

/** Anybody may start the pipeline by hand. @throws InputError that names each setting that cannot be used. */
export function checkInput(input: unknown): void {
  checkShape(PipelineInput, input);
}
