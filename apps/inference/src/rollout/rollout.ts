import type { RolloutPlan } from '@canopy/pipeline-contract';
import type { CoverPrediction } from '../covers/cover-prediction.js';
import type { RowOutcome } from '../covers/predict-rows.js';
import type { Rows } from '../covers/rows.js';
import type { ServedModel } from '../models/served-model.js';
import type { PredictionRoute } from '../prediction-log/prediction-log.js';
import type { Tally } from './tally.js';

/** A canary that was taken back. */
export interface StepBack {
  version: string;
  reason: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** A version that answers a request, and how it came to do so. */
export interface Answerer {
  model: ServedModel;
  route: PredictionRoute;
}

export interface Answer<Predictions extends readonly CoverPrediction[]> extends Answerer {
  predictions: Predictions;
}

export interface BatchAnswerer extends Answerer {
  /** Answers some of the rows, and notes each answer at the latest when it is taken. */
  answer(rows: Rows): Promise<Iterable<RowOutcome>>;
}

export interface Rollout {
  /**
   * Answers a request by the champion or, for its share, by the canary, and notes what was answered. What the canary cannot answer, the
   * champion does.
   *
   * @param entityOf what the request is about; asked only where versions share the requests.
   * @throws what `ask` throws for the champion; DomainError `unavailable` while there is none.
   */
  answer<Predictions extends readonly CoverPrediction[]>(
    entityOf: () => string | undefined,
    ask: (model: ServedModel) => Predictions,
  ): Answer<Predictions>;
  /** The same for rows that are predicted together, all or none. Rejects as `answer` throws. */
  answerAll(
    entityOf: () => string | undefined,
    ask: (model: ServedModel) => Promise<CoverPrediction[]>,
  ): Promise<Answer<CoverPrediction[]>>;
  /**
   * Chooses who answers a request whose rows come one after another: one version for all of them, but for rows that a canary cannot
   * answer, and for what comes after it has stepped back.
   *
   * @throws DomainError `unavailable` while there is no champion.
   */
  beginBatch(entityOf: () => string | undefined): BatchAnswerer;
  /** Reads the plan and loads what it names. Rejects when the registry cannot be asked; the plan of before stays in force. */
  look(): Promise<void>;
  readonly plan: RolloutPlan | undefined;
  readonly canary: Tally | undefined;
  readonly shadow: Tally | undefined;
  readonly steppedBack: StepBack | undefined;
  /** Why a version of the plan is not asked. */
  readonly problem: string | undefined;
}
