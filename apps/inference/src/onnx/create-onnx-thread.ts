import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { CategoryNumbers } from '@canopy/covertype';
import { ModelRefusedError } from '../models/model-refused-error.js';
import { OnnxRowsError, OnnxThreadError } from './onnx-errors.js';
import {
  deskStates,
  layDesk,
  newDesk,
  type OnnxAnswer,
  type OnnxOpening,
  type OnnxQuestion,
} from './onnx-task.js';

/** One model on a thread of its own. */
export interface OnnxThread {
  categoryNumbers: CategoryNumbers;
  /** Waits for the thread: a row takes as long as a message and its answer. @throws OnnxRowsError, OnnxThreadError */
  predict(features: readonly number[]): Float64Array;
  /** Rejects as `predict` throws. */
  predictColumns(columns: Float64Array[]): Promise<Float64Array>;
  /** Ends the thread; whoever waits is told. */
  end(cause: unknown): Promise<void>;
}

export interface OnnxThreadOptions {
  start(desk: SharedArrayBuffer): Worker;
  /** Told once, when the thread has ended or was given up. */
  ended(cause: OnnxThreadError): void;
  /** Milliseconds in which a model must be read, and a row answered: one that takes longer will not come to an end. */
  openMs: number;
  rowMs: number;
}

/** A thread that can be ended is so by then. */
const endMs = 1000;

/**
 * Begins a thread and waits until it has read and tried its model.
 *
 * @throws ModelRefusedError with the reason when the model must not be served.
 */
export async function createOnnxThread({
  start,
  ended,
  openMs,
  rowMs,
}: OnnxThreadOptions): Promise<OnnxThread> {
  const desk = newDesk();
  const { state, probabilities, text } = layDesk(desk);
  const waiting = new Map<number, PromiseWithResolvers<Float64Array>>();
  let lastId = 0;
  let failure: OnnxThreadError | undefined;
  const thread = start(desk);

  async function end(cause: unknown): Promise<void> {
    if (failure !== undefined) return;
    failure = new OnnxThreadError(cause);
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
    // What goes round in the runtime's own code does not hear of it.
    const isOver = await Promise.race([
      thread.terminate().then(() => true),
      setTimeout(endMs, false, { ref: false }),
    ]);
    ended(new OnnxThreadError(cause, { isStuck: !isOver }));
  }

  function settle({ id, ...told }: OnnxAnswer): void {
    if ('answer' in told) waiting.get(id)?.resolve(told.answer);
    else waiting.get(id)?.reject(new OnnxRowsError(told.failure));
    waiting.delete(id);
    if (waiting.size === 0) thread.unref();
  }

  const { categoryNumbers } = await awaitOpening(thread, openMs);
  thread.on('message', settle);
  thread.once('error', (error) => void end(error));
  thread.once('exit', (code) => void end(new Error(`it ended with code ${code}`)));
  thread.unref();

  return {
    categoryNumbers,
    end,
    predict(row) {
      if (failure !== undefined) throw failure;
      Atomics.store(state, 0, deskStates.waiting);
      thread.postMessage({ row } satisfies OnnxQuestion);
      if (Atomics.wait(state, 0, deskStates.waiting, rowMs) === 'timed-out') {
        const silent = new OnnxThreadError(`it gave no answer for ${rowMs} ms`);
        void end(silent);
        throw silent;
      }
      if (Atomics.load(state, 0) === deskStates.answered) return probabilities.slice();
      throw new OnnxRowsError(new TextDecoder().decode(text.slice(0, state[1])));
    },
    predictColumns(columns) {
      if (failure !== undefined) return Promise.reject(failure);
      const id = ++lastId;
      const answer = Promise.withResolvers<Float64Array>();
      waiting.set(id, answer);
      thread.ref();
      thread.postMessage({ id, columns } satisfies OnnxQuestion);
      return answer.promise;
    },
  };
}

async function awaitOpening(thread: Worker, openMs: number): Promise<{ categoryNumbers: CategoryNumbers }> {
  const signal = AbortSignal.timeout(openMs);
  try {
    const [opening] = (await Promise.race([
      once(thread, 'message', { signal }),
      once(thread, 'exit', { signal }).then(([code]) => {
        throw new Error(`its thread ended with code ${code}`);
      }),
    ])) as [OnnxOpening];
    if ('categoryNumbers' in opening) return opening;
    throw new ModelRefusedError('refused' in opening ? opening.refused : `it broke off: ${opening.broken}`);
  } catch (cause) {
    void thread.terminate();
    if (cause instanceof ModelRefusedError) throw cause;
    const reason = signal.aborted ? `it was not read within ${openMs / 1000} s` : String(cause);
    throw new ModelRefusedError(`its ONNX cannot be read: ${reason}`, { cause });
  }
}
