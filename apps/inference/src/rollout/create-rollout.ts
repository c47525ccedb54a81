import { type RolloutPlan, readRolloutPlan } from '@canopy/pipeline-contract';
import type { FastifyBaseLogger } from 'fastify';
import type { Champion } from '../champion/create-champion.js';
import { requireModel } from '../champion/require-model.js';
import type { CoverPrediction } from '../covers/cover-prediction.js';
import type { RecordPrediction } from '../covers/create-prediction-recorder.js';
import { predictRows, type RowOutcome } from '../covers/predict-rows.js';
import type { ModelStore } from '../models/create-model-store.js';
import type { ServedModel } from '../models/served-model.js';
import type { ModelRegistry } from '../registry/model-registry.js';
import { answerByCanary } from './answer-by-canary.js';
import { compareLater } from './compare-later.js';
import type { Comparisons } from './create-comparisons.js';
import { createStepBacks } from './create-step-backs.js';
import { judgeCanary } from './judge-canary.js';
import { placeOf } from './place-of.js';
import type { Answer, Rollout } from './rollout.js';
import { emptyTally, type Tally } from './tally.js';
import type { Trial } from './trial.js';

export interface RolloutOptions {
  champion: Pick<Champion, 'model'>;
  models: Pick<ModelStore, 'find'>;
  registry: Pick<ModelRegistry, 'readModelState' | 'stepBack'>;
  comparisons: Comparisons;
  record: RecordPrediction;
  logger: FastifyBaseLogger;
  modelName: string;
  random?: () => number;
  clock?: () => number;
}

/** Tries versions beside the champion, as tags and aliases of the registered model say. */
export function createRollout(options: RolloutOptions): Rollout {
  const { champion, models, registry, comparisons, record, logger, modelName } = options;
  const { random = Math.random, clock = Date.now } = options;
  const stepBacks = createStepBacks({ registry, logger, clock });
  let plan: RolloutPlan | undefined;
  let canary: Trial | undefined;
  let shadow: Trial | undefined;
  let takenBack: Tally | undefined;
  let problem: string | undefined;

  async function trialOf(
    share: RolloutPlan['canary'],
    before: Trial | undefined,
  ): Promise<Trial | undefined> {
    const served = champion.model?.version;
    if (share === undefined || served === undefined || share.version === served) return undefined;
    try {
      const model = await models.find(share.version);
      const isSame = before?.tally.version === model.version && before.tally.champion === served;
      const tally = isSame ? before.tally : emptyTally(model.version, served);
      return { model, share: share.percent / 100, tally };
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  }

  async function look(): Promise<void> {
    await stepBacks.tell();
    plan = readRolloutPlan(await registry.readModelState());
    const before = problem;
    problem = undefined;
    canary = await trialOf(plan.canary, canary);
    shadow = await trialOf(plan.shadow, shadow);
    if (problem !== undefined && problem !== before) logger.warn({ problem }, 'a version is not tried');
  }

  function judge(): void {
    if (canary === undefined || plan === undefined) return;
    const reason = judgeCanary(canary.tally, plan.disagreementLimit);
    if (reason === undefined) return;
    takenBack = canary.tally;
    stepBacks.take(canary.model.version, reason);
    canary = undefined;
  }

  /** The canary, where it is its turn. */
  function drawCanary(entityOf: () => string | undefined): Trial | undefined {
    if (canary === undefined) return undefined;
    const entity = entityOf();
    const place = entity === undefined ? random() : placeOf(entity, canary.model.version);
    return place < canary.share ? canary : undefined;
  }

  function noteOfCanary({ model, tally }: Trial, served: ServedModel, prediction: CoverPrediction): void {
    record(prediction, 'canary');
    compareLater(comparisons, prediction, { model, other: served, tally }, judge);
  }

  function noteOfChampion(served: ServedModel, prediction: CoverPrediction): void {
    record(prediction, 'champion');
    if (shadow === undefined || random() >= shadow.share) return;
    const { model, tally } = shadow;
    tally.asked++;
    compareLater(comparisons, prediction, { model: served, other: model, tally }, (other) =>
      record(other, 'shadow'),
    );
  }

  function tried({ tally }: Trial, asked: number, failed: number): void {
    tally.asked += asked;
    tally.errors += failed;
    if (failed > 0) judge();
  }

  function byCanary<Predictions extends readonly CoverPrediction[]>(
    trial: Trial,
    served: ServedModel,
    predictions: Predictions,
  ): Answer<Predictions> {
    trial.tally.asked += predictions.length;
    for (const prediction of predictions) noteOfCanary(trial, served, prediction);
    return { model: trial.model, route: 'canary', predictions };
  }

  /** @param trial of a canary that gave no answer. */
  function byChampion<Predictions extends readonly CoverPrediction[]>(
    served: ServedModel,
    trial: Trial | undefined,
    predictions: Predictions,
  ): Answer<Predictions> {
    if (trial !== undefined) tried(trial, predictions.length, predictions.length);
    for (const prediction of predictions) noteOfChampion(served, prediction);
    return { model: served, route: 'champion', predictions };
  }

  function gaveNone({ model: { version } }: Trial, err: unknown): void {
    logger.debug({ err, version }, 'a canary gave no answer');
  }

  return {
    answer(entityOf, ask) {
      const served = requireModel(champion, modelName);
      const trial = drawCanary(entityOf);
      if (trial !== undefined) {
        try {
          return byCanary(trial, served, ask(trial.model));
        } catch (error) {
          gaveNone(trial, error);
        }
      }
      return byChampion(served, trial, ask(served));
    },
    async answerAll(entityOf, ask) {
      const served = requireModel(champion, modelName);
      const trial = drawCanary(entityOf);
      if (trial !== undefined) {
        try {
          return byCanary(trial, served, await ask(trial.model));
        } catch (error) {
          gaveNone(trial, error);
        }
      }
      return byChampion(served, trial, await ask(served));
    },
    beginBatch(entityOf) {
      const served = requireModel(champion, modelName);
      const trial = drawCanary(entityOf);
      const answeredByChampion = (prediction: CoverPrediction) => noteOfChampion(served, prediction);
      return {
        model: trial?.model ?? served,
        route: trial === undefined ? 'champion' : 'canary',
        answer(rows) {
          if (trial !== undefined && trial.tally !== takenBack) {
            return answerByCanary(trial.model, served, rows, {
              answered: (prediction) => noteOfCanary(trial, served, prediction),
              tried: (asked, failed) => tried(trial, asked, failed),
              fellBack: answeredByChampion,
            });
          }
          return predictRows(served, rows).then((outcomes) => noting(outcomes, answeredByChampion));
        },
      };
    },
    look,
    get plan() {
      return plan;
    },
    get canary() {
      return canary?.tally;
    },
    get shadow() {
      return shadow?.tally;
    },
    get steppedBack() {
      return stepBacks.last;
    },
    get problem() {
      return problem;
    },
  };
}

function* noting(
  outcomes: Iterable<RowOutcome>,
  answered: (prediction: CoverPrediction) => void,
): Generator<RowOutcome> {
  for (const outcome of outcomes) {
    if ('prediction' in outcome) answered(outcome.prediction);
    yield outcome;
  }
}
