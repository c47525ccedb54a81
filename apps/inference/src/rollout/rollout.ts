import type { RolloutPlan } from '@canopy/pipeline-contract';
import type { CoverPrediction } from '../covers/cover-prediction.js';
import type { ServedModel } from '../models/served-model.js';
import type { Tally } from './tally.js';

/** A canary that was taken back. */
export interface StepBack {
  version: string;
  reason: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface Answer<Predictions extends readonly CoverPrediction[]> {
  model: ServedModel;
  predictions: Predictions;
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
  /** Reads the plan and loads what it names. Rejects when the registry cannot be asked; the plan of before stays in force. */
  look(): Promise<void>;
  readonly plan: RolloutPlan | undefined;
  readonly canary: Tally | undefined;
  readonly shadow: Tally | undefined;
  readonly steppedBack: StepBack | undefined;
  /** Why a version of the plan is not asked. */
  readonly problem: string | undefined;
}
