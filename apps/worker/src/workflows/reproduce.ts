import type { ReproductionInput, ReproductionResult, TrainingCode } from '@canopy/pipeline-contract';
import { growForest } from './grow-forest.js';
import { readableFailure } from './readable-failure.js';
import { recallTraining } from './steps.js';
import { createStory } from './tell-story.js';

/**
 * Trains a version again, from the rows and the settings that its run has kept, and compares the bytes. Nothing is registered. The
 * function's name is the name of the workflow type.
 */
export async function reproduce(input: ReproductionInput): Promise<ReproductionResult> {
  const { modelName, version } = input;
  const tell = createStory(`Version ${version} of ${modelName}, once more`);
  try {
    const { training, snapshot, model, code, presentCode, registered } = await recallTraining(input);
    tell(`${snapshot.trainingRows} rows, ${training.algorithm}`);
    const { object } = await growForest(snapshot, training, tell);
    const differences = [
      ...(registered === model.sha256 ? [] : ['the registered file is not the one that was trained']),
      ...compareCode(code, presentCode),
    ];
    const same = object.sha256 === model.sha256 && registered === model.sha256;
    const reason = explain(same, object.sha256 === model.sha256, differences);
    tell(`**${same ? 'the same bytes' : 'other bytes'}**: ${reason}`);
    return { same, reason, trained: model.sha256, registered, reproduced: object.sha256, differences };
  } catch (error) {
    throw readableFailure(error);
  }
}

function explain(same: boolean, isRetrained: boolean, differences: readonly string[]): string {
  if (same) return 'training again gave the registered model, byte by byte';
  if (isRetrained) return `training again gave the same model, but ${differences.join('; ')}`;
  const cause = differences.length > 0 ? differences.join('; ') : 'nothing that is recorded differs';
  return `training again gave another model: ${cause}`;
}

function compareCode(then: TrainingCode, now: TrainingCode): string[] {
  return [
    ...(then.learnerSha256 === now.learnerSha256
      ? []
      : [
          `the learner's code was ${then.learnerSha256.slice(0, 12)} and is ${now.learnerSha256.slice(0, 12)}`,
        ]),
    ...(then.node === now.node ? [] : [`Node was ${then.node} and is ${now.node}`]),
    ...(then.architecture === now.architecture
      ? []
      : [`the processor was ${then.architecture} and is ${now.architecture}`]),
  ];
}
