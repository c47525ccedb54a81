import { TuningInput } from '@canopy/pipeline-contract';
import { checkShape } from '../input/check-shape.js';
import { InputError } from '../input/input-error.js';

/** Anybody may start a tuning by hand. @throws InputError that names each setting that cannot be used. */
export function checkTuning(input: TuningInput): void {
  checkShape(TuningInput, input);
  const { algorithm } = input.training;
  if (algorithm !== 'extra_trees' && algorithm !== 'random_forest') {
    throw new InputError(`training/algorithm must be extra_trees or random_forest, found "${algorithm}"`);
  }
  const names = input.candidates.map((candidate) => `${candidate.maxFeatures}, ${candidate.minSamplesLeaf}`);
  const twice = names.find((name, place) => names.indexOf(name) < place);
  if (twice !== undefined) throw new InputError(`candidates must differ, found twice: ${twice}`);
}
