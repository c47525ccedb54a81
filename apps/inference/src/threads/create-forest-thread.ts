import type { Worker } from 'node:worker_threads';
import type { PreparedForest } from '@canopy/forest';
import type { ForestAnswer, ForestTask } from './forest-task.js';

/** A thread that answers questions about forests, one after another. */
export interface ForestThread<Question, Answer> {
  /** Questions that are not answered yet. */
  readonly waiting: number;
  /** Whether it has begun and answered, which the first time takes some hundred milliseconds. */
  readonly isUp: boolean;
  /** Rejects when the thread cannot answer, or ends before it has. The next question then begins another. */
  ask(forest: PreparedForest, question: Question): Promise<Answer>;
  /** Ends the thread; what waits is rejected, and so is what comes after. */
  close(): Promise<void>;
}

export interface ForestThreadOptions {
  /** Begins the thread, which answers each `ForestTask` with a `ForestAnswer`. */
  start(): Worker;
  /** Forests that it keeps; it lets go of the one that came first. */
  mostForests: number;
  /** Milliseconds without a question after which the thread ends, and its memory with it. Default a minute. */
  idleMs?: number;
}

/** A thread that begins with the first question. It is sent each forest once, whose trees it shares with this one. */
export function createForestThread<Question, Answer>({
  start,
  mostForests,
  idleMs = 60_000,
}: ForestThreadOptions): ForestThread<Question, Answer> {
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  const keys = new Map<PreparedForest, number>();
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  let isUp = false;
  let isClosed = false;

  function settle({ id, ...told }: ForestAnswer<Answer>): void {
    if ('answer' in told) waiting.get(id)?.resolve(told.answer);
    else waiting.get(id)?.reject(new Error(told.failure));
    waiting.delete(id);
    isUp = true;
    if (waiting.size > 0) return;
    thread?.unref();
    idle = setTimeout(() => void end('nobody asked it anything'), idleMs).unref();
  }

  function forget(cause: unknown): void {
    const broken = new Error('The thread ended before it had answered.', { cause });
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
    keys.clear();
    thread = undefined;
    isUp = false;
  }

  function begin(): Worker {
    const begun = start();
    begun.on('message', settle);
    const endsWith = (cause: unknown) => {
      if (thread === begun) forget(cause);
    };
    begun.once('error', endsWith);
    begun.once('exit', (code) => endsWith(new Error(`It ended with code ${code}.`)));
    return begun;
  }

  async function end(reason: string): Promise<void> {
    clearTimeout(idle);
    const ending = thread;
    forget(new Error(reason));
    await ending?.terminate();
  }

  function keyOf(forest: PreparedForest): Pick<ForestTask<Question>, 'forestKey' | 'forest' | 'done'> {
    const known = keys.get(forest);
    if (known !== undefined) return { forestKey: known };
    const forestKey = ++lastId;
    const [oldest] = keys;
    keys.set(forest, forestKey);
    if (oldest === undefined || keys.size <= mostForests) return { forestKey, forest };
    keys.delete(oldest[0]);
    return { forestKey, forest, done: oldest[1] };
  }

  return {
    get waiting() {
      return waiting.size;
    },
    get isUp() {
      return isUp;
    },
    ask(forest, question) {
      if (isClosed) return Promise.reject(new Error('The service closes.'));
      clearTimeout(idle);
      thread ??= begin();
      const id = ++lastId;
      const answer = Promise.withResolvers<Answer>();
      waiting.set(id, answer);
      thread.ref();
      thread.postMessage({ id, ...keyOf(forest), question } satisfies ForestTask<Question>);
      return answer.promise;
    },
    async close() {
      isClosed = true;
      await end('The service closes.');
    },
  };
}
