import { createPredictor, decodeForest, type Forest } from '@canopy/forest';
import type { MlflowClient } from '@canopy/mlflow-client';
import type { Attendance } from '../activities/attend.js';
import type { ChampionScores, EvaluateInput, Evaluation, Scores } from '../activities/pipeline-activities.js';
import type { DataStore } from '../objects/create-data-store.js';
import { decodeSnapshot, type LabelledColumns } from '../snapshot/decode-snapshot.js';
import { covertypeSchema } from '../training/covertype-schema.js';
import { growCart, spreadEvenly } from '../training/grow-cart.js';
import type { EvaluationReport, Judgement } from './evaluation-report.js';
import { type Champion, findChampion } from './find-champion.js';
import { judgeForest } from './judge-forest.js';

/** What the heartbeat of an evaluation says. */
export interface EvaluationProgress {
  judging: 'candidate' | 'floor' | 'champion';
}

const floorRows = 1000;
const selfTestRows = 20;

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
  const candidate = await judgeForest(forest, holdout, signal);

  report({ judging: 'floor' });
  const floor = await judgeForest(
    await growCart(training, floorRows, covertypeSchema, signal),
    holdout,
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
    selfTest: writeSelfTest(forest, holdout),
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

function writeSelfTest(forest: Forest, { columns, labels }: LabelledColumns): EvaluationReport['selfTest'] {
  const predictor = createPredictor(forest);
  return spreadEvenly(labels.length, selfTestRows).map((row) => {
    const features = columns.map((column) => column[row] ?? 0);
    return { features, probabilities: [...predictor.predictRow(features)] };
  });
}

const scoresOf = ({ accuracy, f1Macro, logLoss }: Judgement): Scores => ({ accuracy, f1Macro, logLoss });
