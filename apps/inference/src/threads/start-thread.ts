import { extname } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Begins a program as a thread.
 *
 * @param name of its file, without the extension.
 * @param beside `import.meta.url` of the caller, in whose folder the file is.
 */
export function startThread(name: `${string}-thread`, beside: string, options: WorkerOptions = {}): Worker {
  // It has the extension of the caller's file: .ts in tests, .js when built.
  return new Worker(new URL(`./${name}${extname(beside)}`, beside), { execArgv: [], ...options });
}
