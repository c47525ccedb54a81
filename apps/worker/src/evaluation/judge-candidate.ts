import { decodeForest } from '@canopy/forest';
import type { StoredObject } from '@canopy/pipeline-contract';
import { predictLabels } from '@canopy/statistics';
import type { Attendance } from '../activities/attend.js';
import type { ChampionScores, EvaluateInput, Evaluation, Scores } from '../activities/contract/evaluation.js';
import { assessConfidence } from '../confidence/assess-confidence.js';
import { compareAnswers } from '../gate/compare-answers.js';
import type { DataStore } from '../objects/create-data-store.js';
import { profileTraining } from '../profile/profile-training.js';
import { decodeSnapshot } from '../snapshot/decode-snapshot.js';
import { growSurrogate } from '../surrogate/grow-surrogate.js';
import { covertypeSchema } from '../training/covertype-schema.js';
import { growCart } from '../training/grow-cart.js';
import { askForest } from './ask-forest.js';
import { describeServing } from './describe-serving.js';
import type { EvaluationReport, Judgement } from './evaluation-report.js';
import type { Champion } from './find-champion.js';
import { judgeAnswers, judgeForest } from './judge-forest.js';

/** What the heartbeat of an evaluation says. */
export interface EvaluationProgress {
  judging: 'candidate' | 'floor' | 'surrogate' | 'champion';
}

/** What a candidate is judged against. */
export interface Rivals {
  champion: Champion | undefined;
  /** The snapshot whose hold-out rows were seen before the champion was chosen. */
  seen: StoredObject | undefined;
}

const floorRows = 1000;

/** Judges a model against a champion that was found. The same input and rivals give the same report to the byte. */
export async function judgeCandidate(
  store: DataStore,
  input: EvaluateInput,
  { champion, seen }: Rivals,
  { signal, report }: Attendance<EvaluationProgress>,
): Promise<Evaluation> {
  const { training, holdout } = decodeSnapshot(await store.read(input.snapshot.object, signal));
  report({ judging: 'candidate' });
  const forest = decodeForest(await store.read(input.model, signal));
  const { labels } = holdout;
  const probabilities = await askForest(forest, holdout, signal);
  const candidate = judgeAnswers(probabilities, labels);
  const classCount = forest.schema.classNames.length;
  const answers = { labels, probabilities, classCount };
  const { correction, reliability } = assessConfidence(answers, input.coverage);

  report({ judging: 'floor' });
  const floor = await judgeForest(
    await growCart(training, floorRows, covertypeSchema, signal),
    holdout,
    signal,
  );

  report({ judging: 'surrogate' });
  const holdoutPredictions = predictLabels(probabilities, classCount);
  const { categoryNumbers } = input.snapshot;
  const surrogate = await growSurrogate(
    forest,
    { training, holdout, holdoutPredictions, categoryNumbers },
    signal,
  );

  report({ judging: 'champion' });
  const judgeChampion = async () => {
    if (champion?.status !== 'readable') return undefined;
    const { version, sha256 } = champion;
    const theirs = await askForest(champion.forest, holdout, signal);
    const pair = {
      labels,
      champion: predictLabels(theirs, classCount),
      candidate: holdoutPredictions,
    };
    const comparison = await compareAnswers(store, { holdout, answers: pair, classCount, seen }, signal);
    return { champion: { version, sha256, judgement: judgeAnswers(theirs, labels) }, comparison };
  };
  const compared = await judgeChampion();

  const full: EvaluationReport = {
    classNames: [...covertypeSchema.classNames],
    candidate,
    floor,
    ...compared,
    ...(reliability && { reliability }),
    serving: describeServing(forest, holdout, correction),
    surrogate,
    profile: await profileTraining(training, { answers, calibration: correction?.calibration }, signal),
  };
  const kind = { folder: 'evaluations', extension: 'json', contentType: 'application/json' };
  return {
    report: await store.putByHash(kind, Buffer.from(JSON.stringify(full)), signal),
    candidate: scoresOf(candidate),
    floor: scoresOf(floor),
    champion: champion === undefined ? null : scoresOfChampion(champion, compared?.champion.judgement),
  };
}

function scoresOfChampion(champion: Champion, judgement: Judgement | undefined): ChampionScores {
  if (champion.status !== 'readable') return champion;
  const { version, sha256 } = champion;
  if (judgement === undefined) throw new Error(`Version ${version} was read and not judged`);
  return { status: 'judged', version, sha256, scores: scoresOf(judgement) };
}

const scoresOf = ({ accuracy, f1Macro, logLoss }: Judgement): Scores => ({ accuracy, f1Macro, logLoss });
