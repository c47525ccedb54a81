import { type TrainingAlgorithm, TuningInput } from '@canopy/pipeline-contract';
import { checkShape } from '../input/check-shape.js';
import { InputError } from '../input/input-error.js';
import { describeCandidate } from '../workflows/describe-candidate.js';

/** What each algorithm has of the settings that a tuning compares. */
const settingsOf: Record<TrainingAlgorithm, readonly string[]> = {
  extra_trees: ['maxFeatures', 'minSamplesLeaf'],
  random_forest: ['maxFeatures', 'minSamplesLeaf'],
  gradient_boosting: ['maxFeatures', 'learningRate', 'maxLeaves'],
  cart: [],
};

/** Anybody may start a tuning by hand. @throws InputError that names each setting that cannot be used. */
export function checkTuning(input: TuningInput): void {
  checkShape(TuningInput, input);
  const { algorithm } = input.training;
  const settings = settingsOf[algorithm];
  if (settings.length === 0) {
    throw new InputError(
      `training/algorithm must be extra_trees, random_forest or gradient_boosting, found "${algorithm}"`,
    );
  }
  const foreign = input.candidates.flatMap(Object.keys).find((name) => !settings.includes(name));
  if (foreign !== undefined) {
    throw new InputError(`candidates must not have ${foreign}: ${algorithm} has ${settings.join(', ')}`);
  }
  const names = input.candidates.map((candidate) => describeCandidate({ ...input.training, ...candidate }));
  const twice = names.find((name, place) => names.indexOf(name) < place);
  if (twice !== undefined) throw new InputError(`candidates must differ, found twice: ${twice}`);
}
