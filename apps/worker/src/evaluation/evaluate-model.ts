import { decodeForest } from '@canopy/forest';
import type { MlflowClient } from '@canopy/mlflow-client';
import { predictLabels } from '@canopy/statistics';
import type { Attendance } from '../activities/attend.js';
import type { ChampionScores, EvaluateInput, Evaluation, Scores } from '../activities/contract/evaluation.js';
import { assessConfidence } from '../confidence/assess-confidence.js';
import type { DataStore } from '../objects/create-data-store.js';
import { profileTraining } from '../profile/profile-training.js';
import { decodeSnapshot, type LabelledColumns } from '../snapshot/decode-snapshot.js';
import { growSurrogate } from '../surrogate/grow-surrogate.js';
import { covertypeSchema } from '../training/covertype-schema.js';
import { growCart } from '../training/grow-cart.js';
import { askForest } from './ask-forest.js';
import { describeServing } from './describe-serving.js';
import type { EvaluationReport, Judgement } from './evaluation-report.js';
import { type Champion, findChampion } from './find-champion.js';
import { judgeAnswers, judgeForest } from './judge-forest.js';

/** What the heartbeat of an evaluation says. */
export interface EvaluationProgress {
  judging: 'candidate' | 'floor' | 'surrogate' | 'champion';
}

const floorRows = 1000;

/**
 * Judges a new model, the present champion and a single tree of `ml-cart` (the floor) on the same hold-out
 * rows, and stores all that was measured as one report.
 */
export async function evaluateModel(
  { store, tracking }: { store: DataStore; tracking: MlflowClient },
  input: EvaluateInput,
  { signal, report }: Attendance<EvaluationProgress>,
): Promise<Evaluation> {
  const { training, holdout } = decodeSnapshot(await store.read(input.snapshot.object, signal));
  report({ judging: 'candidate' });
  const forest = decodeForest(await store.read(input.model, signal));
  const { labels } = holdout;
  const probabilities = await askForest(forest, holdout, signal);
  const candidate = judgeAnswers(probabilities, labels);
  const answers = { labels, probabilities, classCount: forest.schema.classNames.length };
  const { correction, reliability } = assessConfidence(answers, input.coverage);

  report({ judging: 'floor' });
  const floor = await judgeForest(
    await growCart(training, floorRows, covertypeSchema, signal),
    holdout,
    signal,
  );

  report({ judging: 'surrogate' });
  const holdoutPredictions = predictLabels(probabilities, answers.classCount);
  const { categoryNumbers } = input.snapshot;
  const surrogate = await growSurrogate(
    forest,
    { training, holdout, holdoutPredictions, categoryNumbers },
    signal,
  );

  report({ judging: 'champion' });
  const found = await findChampion(tracking, input.modelName, signal);
  const champion = await judgeChampion(found, holdout, signal);

  const full: EvaluationReport = {
    classNames: [...covertypeSchema.classNames],
    candidate,
    floor,
    ...(champion?.judgement && { champion: { version: champion.version, judgement: champion.judgement } }),
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
    champion: champion?.scores ?? null,
  };
}

async function judgeChampion(
  champion: Champion | undefined,
  holdout: LabelledColumns,
  signal: AbortSignal,
): Promise<{ version: string; scores: ChampionScores; judgement?: Judgement } | undefined> {
  if (champion === undefined) return undefined;
  const { version } = champion;
  if (champion.status !== 'readable') return { version, scores: champion };
  const judgement = await judgeForest(champion.forest, holdout, signal);
  return { version, judgement, scores: { status: 'judged', version, scores: scoresOf(judgement) } };
}

const scoresOf = ({ accuracy, f1Macro, logLoss }: Judgement): Scores => ({ accuracy, f1Macro, logLoss });
