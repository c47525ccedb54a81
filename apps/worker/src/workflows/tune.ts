import type { Candidate, StoredObject, Trial, TuningInput, TuningResult } from '@canopy/pipeline-contract';
import { ApplicationFailure } from '@temporalio/workflow';
import { describeCandidate } from './describe-candidate.js';
import { keepBetterHalf } from './keep-better-half.js';
import { meanAccuracy } from './mean-accuracy.js';
import { readableFailure } from './readable-failure.js';
import { checkTuningInput, snapshot, storeTuning, tryCandidate } from './steps.js';
import { createStory, type TellStory } from './tell-story.js';

/**
 * Chooses settings by cross-validation inside the training rows, by successive halving over the folds (Jamieson and Talwalkar,
 * 2016): all candidates are tried on the first fold, and the better half of them on each fold that follows, until two are left,
 * which are tried on all that remain. Nothing follows from it by itself. The function's name is the name of the workflow type.
 */
export async function tune(input: TuningInput): Promise<TuningResult> {
  const tell = createStory('Tuning');
  try {
    await checkTuningInput(input);
    const { object } = await snapshot({ testSize: input.testSize });
    const { trials, best } = await race(input, object, tell);
    const training = { ...input.training, ...best };
    const report = await storeTuning({ input, snapshot: object, trials, training });
    const accuracy = meanAccuracy(trials, best).toFixed(4);
    const reason = `${describeCandidate(best)} was right for ${accuracy} of the training rows, judged by trees that had not seen them`;
    tell(reason);
    return { reason, training, keys: keysOf(best), report };
  } catch (error) {
    throw readableFailure(error);
  }
}

async function race(
  { candidates, foldCount, training }: TuningInput,
  rows: StoredObject,
  tell: TellStory,
): Promise<{ trials: Trial[]; best: Candidate }> {
  const trials: Trial[] = [];
  let left = candidates;
  for (let fold = 0; fold < foldCount; fold++) {
    trials.push(
      ...(await Promise.all(
        left.map((candidate) => tryCandidate({ snapshot: rows, training, candidate, fold, foldCount })),
      )),
    );
    left = keepBetterHalf(left, trials);
    tell(`fold ${fold + 1} of ${foldCount}: ${left.map(describeCandidate).join('; ')} go on`);
  }
  const [best] = left;
  if (best === undefined) throw ApplicationFailure.nonRetryable('There are no candidates', 'InputError');
  return { trials, best };
}

const keyOf = {
  maxFeatures: 'TRAINING_MAX_FEATURES',
  minSamplesLeaf: 'TRAINING_MIN_SAMPLES_LEAF',
  learningRate: 'TRAINING_LEARNING_RATE',
  maxLeaves: 'TRAINING_MAX_LEAVES',
} satisfies Record<keyof Candidate, string>;

const keysOf = (candidate: Candidate) =>
  Object.fromEntries(
    Object.entries(candidate).map(([name, value]) => [keyOf[name as keyof Candidate], String(value)]),
  );
