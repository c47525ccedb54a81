import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Files of this folder that run as threads. */
type ThreadFile = 'cart-thread';

/**
 * Runs a file on a thread of its own, which finds the task as its `workerData`, and gives the first message that it posts. An
 * abort ends the thread at once. When the promise settles, no thread is left.
 */
export async function askThread<Task, Answer>(
  file: ThreadFile,
  task: Task,
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted();
  // The thread's file has the extension of this one: .ts in tests, .js when built.
  const url = new URL(`./${file}${extname(import.meta.url)}`, import.meta.url);
  const thread = new Worker(url, { workerData: task, execArgv: [] });
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  thread.once('message', resolve);
  thread.once('error', reject);
  thread.once('exit', (code) => reject(new Error(`The thread ${file} ended with code ${code}`)));
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', abort);
    // Node 24 can hang in process.exit() while a thread is alive (nodejs/node#54918).
    await thread.terminate();
  }
}
