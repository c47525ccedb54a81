import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { allowedCores } from './allowed-cores.js';

const run = promisify(execFile);

/** Keeps a running process with all its threads on one core, the `place`th, counted around, while `work` goes on. Linux only. */
export async function keepOnCore<T>(processId: number, place: number, work: () => Promise<T>): Promise<T> {
  const cores = allowedCores();
  const bind = (to: readonly number[]) => run('taskset', ['-a', '-c', '-p', to.join(), String(processId)]);
  await bind([cores[place % cores.length] ?? 0]);
  try {
    return await work();
  } finally {
    await bind(cores);
  }
}
