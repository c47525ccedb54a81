import { DomainError } from '@canopy/service-kit/errors';
import type { CoverPrediction } from '../covers/cover-prediction.js';
import type { ServedModel } from '../models/served-model.js';
import { createForestThread } from '../threads/create-forest-thread.js';
import { startThread } from '../threads/start-thread.js';
import type { Explained, ExplainQuestion, Unexplained } from './explain-question.js';

/** Why a model predicts what it does: Shapley values of the features for the probability of the predicted class. */
export interface Explanation {
  /** The probability of the class before anything is known of the place. */
  baseValue: number;
  /** In the order of the columns; with the base value they add up to the probability. */
  contributions: Float64Array;
}

export interface Explanations {
  /** Why no more can be asked for at the moment; undefined where they can. */
  readonly busyWith: string | undefined;
  /**
   * Explains a prediction, or gives the reason why its model cannot be explained.
   *
   * @throws DomainError `unavailable` when too many wait for theirs.
   */
  explain(model: ServedModel, prediction: CoverPrediction): Promise<Explanation | Unexplained>;
  /** Ends the thread. */
  close(): Promise<void>;
}

/** The champion, and the one before it or a version that was named. */
const mostForests = 2;

/** Explains on a thread of its own, one after another, which begins with the first question. */
export function createExplanations({ mostWaiting = 32 }: { mostWaiting?: number } = {}): Explanations {
  const thread = createForestThread<ExplainQuestion, Explained>({
    start: () => startThread('explainer-thread', import.meta.url),
    mostForests,
  });
  const busyWith = () =>
    thread.waiting < mostWaiting
      ? undefined
      : `${thread.waiting} explanations are waited for already; ask again in a moment.`;

  return {
    get busyWith() {
      return busyWith();
    },
    async explain({ forest, version }, { features, label }) {
      if (forest === undefined) {
        const reason = `version ${version} is a model in ONNX, and the trees of our own forests alone are explained`;
        return { why: 'onnx_unexplained', reason };
      }
      const reason = busyWith();
      if (reason !== undefined) throw new DomainError('unavailable', reason);
      try {
        return await thread.ask(forest, { features, label });
      } catch (cause) {
        throw new DomainError('unavailable', 'The explanation broke off; ask again.', { cause });
      }
    },
    close: thread.close,
  };
}
