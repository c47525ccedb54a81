import { TuningInput } from '@canopy/pipeline-contract';
import { checkShape } from '../input/check-shape.js';
import { InputError } from '../input/input-error.js';
import { explainForeignSettings, settingsOfAlgorithm } from '../training/settings-of-algorithm.js';
import { describeCandidate } from '../workflows/describe-candidate.js';

/** Anybody may start a tuning by hand. @throws InputError that names each setting that cannot be used. */
export function checkTuning(input: TuningInput): void {
  checkShape(TuningInput, input);
  const { algorithm } = input.training;
  const settings: readonly string[] = settingsOfAlgorithm[algorithm];
  if (settings.length === 0) {
    throw new InputError(
      `training/algorithm must be extra_trees, random_forest or gradient_boosting, found "${algorithm}"`,
    );
  }
  const [problem] = explainForeignSettings(input.training, (setting) => `training/${setting}`);
  if (problem !== undefined) throw new InputError(problem);
  const foreign = input.candidates.flatMap(Object.keys).find((name) => !settings.includes(name));
  if (foreign !== undefined) {
    throw new InputError(`candidates must not have ${foreign}: ${algorithm} has ${settings.join(', ')}`);
  }
  const names = input.candidates.map((candidate) => describeCandidate({ ...input.training, ...candidate }));
  const twice = names.find((name, place) => names.indexOf(name) < place);
  if (twice !== undefined) throw new InputError(`candidates must differ, found twice: ${twice}`);
}
