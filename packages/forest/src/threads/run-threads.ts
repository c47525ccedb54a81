import { Worker } from 'node:worker_threads';

/** Threads work in arrays and make few objects: by default each would let several megabytes of those that are done with lie about. */
const resourceLimits = { maxYoungGenerationSizeMb: 2 };

export interface ThreadRun<Report, Result> {
  /** The file of JavaScript that each thread runs. */
  readonly entry: URL;
  /** What each thread is given at its start, and the memory that is moved there. */
  readonly starts: readonly { readonly task: object; readonly taken?: ArrayBuffer[] }[];
  readonly control: Int32Array;
  /** The word of `control` that is 1 once threads shall end. */
  readonly stopWord: number;
  /** Takes what a thread reports; the run is over when this has a result. */
  readonly receive: (report: Report) => Result | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs threads until one of their reports brings the result. Rejects when a thread fails, when `receive` throws, and with the signal's
 * reason once it is aborted. When the promise settles, no thread is left.
 */
export async function runThreads<Report, Result>(run: ThreadRun<Report, Result>): Promise<Result> {
  const { entry, starts, control, stopWord } = run;
  run.signal?.throwIfAborted();
  const workers = starts.map(
    ({ task, taken = [] }) =>
      new Worker(entry, { workerData: task, transferList: taken, execArgv: [], resourceLimits }),
  );
  try {
    return await awaitResult(workers, run);
  } finally {
    Atomics.store(control, stopWord, 1);
    // Node 24 can hang in process.exit() while a thread is alive (nodejs/node#54918).
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function awaitResult<Report, Result>(
  workers: readonly Worker[],
  { receive, signal }: ThreadRun<Report, Result>,
): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  for (const worker of workers) {
    worker.on('message', (report: Report) => {
      try {
        const result = receive(report);
        if (result !== undefined) resolve(result);
      } catch (error) {
        reject(error);
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code !== 0) reject(new Error(`A training thread ended early with exit code ${code}.`));
    });
  }
  const abort = () => reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  return promise.finally(() => signal?.removeEventListener('abort', abort));
}
