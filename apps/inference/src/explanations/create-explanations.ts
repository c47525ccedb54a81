import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Forest } from '@canopy/forest';
import { DomainError } from '@canopy/service-kit/errors';
import type { CoverPrediction } from '../covers/cover-prediction.js';
import type { ServedModel } from '../models/served-model.js';
import type { ExplainAnswer, ExplainTask } from './explain-task.js';

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
  explain(model: ServedModel, prediction: CoverPrediction): Promise<Explanation | { reason: string }>;
  /** Ends the thread. */
  close(): Promise<void>;
}

/** As many as the thread has; it lets go of the one that came first. */
const mostForests = 2;

/** Explains on a thread of its own, one after another, which begins with the first question. */
export function createExplanations({ mostWaiting = 32 }: { mostWaiting?: number } = {}): Explanations {
  const waiting = new Map<number, PromiseWithResolvers<Explanation | { reason: string }>>();
  const keys = new Map<Forest, number>();
  let thread: Worker | undefined;
  let lastId = 0;

  function settle({ id, ...answer }: ExplainAnswer): void {
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
    if (waiting.size === 0) thread?.unref();
  }

  function giveUp(cause: unknown): void {
    const error = new DomainError('unavailable', 'The explanation broke off; ask again.', { cause });
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    keys.clear();
    thread = undefined;
  }

  function start(): Worker {
    // The thread's file has the extension of this one: .ts in tests, .js when built.
    const url = new URL(`./explainer-thread${extname(import.meta.url)}`, import.meta.url);
    const started = new Worker(url, { execArgv: [] });
    started.on('message', settle);
    started.once('error', giveUp);
    started.once('exit', (code) => {
      if (thread === started) giveUp(new Error(`The thread ended with code ${code}.`));
    });
    return started;
  }

  function keyOf(forest: Forest): Pick<ExplainTask, 'forestKey' | 'forest'> {
    const known = keys.get(forest);
    if (known !== undefined) return { forestKey: known };
    const [oldest] = keys.keys();
    if (keys.size >= mostForests && oldest !== undefined) keys.delete(oldest);
    const forestKey = ++lastId;
    keys.set(forest, forestKey);
    return { forestKey, forest };
  }

  const busyWith = () =>
    waiting.size < mostWaiting
      ? undefined
      : `${waiting.size} explanations are waited for already; ask again in a moment.`;

  return {
    get busyWith() {
      return busyWith();
    },
    explain({ forest, version }, { features, label }) {
      if (forest === undefined) {
        const reason = `version ${version} is a model in ONNX, and the trees of our own forests alone are explained`;
        return Promise.resolve({ reason });
      }
      const reason = busyWith();
      if (reason !== undefined) return Promise.reject(new DomainError('unavailable', reason));
      thread ??= start();
      const key = keyOf(forest);
      const id = ++lastId;
      const answer = Promise.withResolvers<Explanation | { reason: string }>();
      waiting.set(id, answer);
      thread.ref();
      thread.postMessage({ id, ...key, features, label } satisfies ExplainTask);
      return answer.promise;
    },
    async close() {
      const ending = thread;
      thread = undefined;
      giveUp(new Error('The service closes.'));
      await ending?.terminate();
    },
  };
}
