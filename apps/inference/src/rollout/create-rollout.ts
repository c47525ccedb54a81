import { type RolloutPlan, readRolloutPlan } from '@canopy/pipeline-contract';
import type { FastifyBaseLogger } from 'fastify';
import type { Champion } from '../champion/create-champion.js';
import { requireModel } from '../champion/require-model.js';
import { type CoverPrediction, coverPrediction } from '../covers/cover-prediction.js';
import type { RecordPrediction } from '../covers/create-prediction-recorder.js';
import type { ModelStore } from '../models/create-model-store.js';
import type { ServedModel } from '../models/served-model.js';
import type { ModelRegistry } from '../registry/model-registry.js';
import type { Comparisons } from './create-comparisons.js';
import { judgeCanary } from './judge-canary.js';
import { placeOf } from './place-of.js';
import { renumber } from './renumber.js';
import type { Rollout, StepBack } from './rollout.js';
import { emptyTally, type Tally } from './tally.js';

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

/** A version that is tried, as long as it is, with how it fares. */
interface Trial {
  model: ServedModel;
  /** From 0 to 1. */
  share: number;
  tally: Tally;
}

/** Tries versions beside the champion, as tags and aliases of the registered model say. */
export function createRollout(options: RolloutOptions): Rollout {
  const { champion, models, registry, comparisons, record, logger, modelName } = options;
  const { random = Math.random, clock = Date.now } = options;
  let plan: RolloutPlan | undefined;
  let canary: Trial | undefined;
  let shadow: Trial | undefined;
  let steppedBack: StepBack | undefined;
  let unwritten: StepBack | undefined;
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
    if (unwritten !== undefined) await registry.stepBack(unwritten);
    unwritten = undefined;
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
    steppedBack = { version: canary.model.version, reason, at: clock() };
    unwritten = steppedBack;
    canary = undefined;
    logger.error({ ...steppedBack }, 'a canary stepped back');
    registry.stepBack(steppedBack).then(
      () => {
        unwritten = undefined;
      },
      (err: unknown) => logger.warn({ err }, 'the registry was not told that a canary stepped back yet'),
    );
  }

  /** Asks `other` for what `model` has answered, later. */
  function compare(
    answered: CoverPrediction,
    { model, other, trial }: { model: ServedModel; other: ServedModel; trial: Trial },
    told?: (prediction: CoverPrediction) => void,
  ): void {
    comparisons.add({
      answered,
      ask() {
        const features = renumber(answered.features, model.categoryNumbers, other.categoryNumbers);
        return coverPrediction(other, { features, warnings: [] }, other.predict(features));
      },
      compared(outcome) {
        if ('error' in outcome) {
          trial.tally.errors++;
          return;
        }
        trial.tally.compared++;
        if (!outcome.agrees) trial.tally.disagreements++;
        told?.(outcome.other);
        judge();
      },
    });
  }

  function askCanary<Predictions extends readonly CoverPrediction[]>(
    trial: Trial,
    served: ServedModel,
    ask: (model: ServedModel) => Predictions,
  ): Predictions | undefined {
    try {
      const predictions = ask(trial.model);
      trial.tally.asked += predictions.length;
      for (const prediction of predictions) {
        record(prediction, 'canary');
        compare(prediction, { model: trial.model, other: served, trial });
      }
      return predictions;
    } catch (error) {
      logger.debug({ err: error, version: trial.model.version }, 'a canary gave no answer');
      return undefined;
    }
  }

  return {
    answer(entityOf, ask) {
      const served = requireModel(champion, modelName);
      const trial = canary;
      let isFailed = false;
      if (trial !== undefined) {
        const entity = entityOf();
        const place = entity === undefined ? random() : placeOf(entity, trial.model.version);
        if (place < trial.share) {
          const predictions = askCanary(trial, served, ask);
          if (predictions !== undefined) return { model: trial.model, predictions };
          isFailed = true;
        }
      }
      const predictions = ask(served);
      if (trial !== undefined && isFailed) {
        trial.tally.asked += predictions.length;
        trial.tally.errors += predictions.length;
        judge();
      }
      for (const prediction of predictions) record(prediction, 'champion');
      const watched = shadow;
      if (watched !== undefined) {
        for (const prediction of predictions) {
          if (random() >= watched.share) continue;
          watched.tally.asked++;
          compare(prediction, { model: served, other: watched.model, trial: watched }, (other) =>
            record(other, 'shadow'),
          );
        }
      }
      return { model: served, predictions };
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
      return steppedBack;
    },
    get problem() {
      return problem;
    },
  };
}
