import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { keepOnCore } from '../process/keep-on-core.js';
import { onCore } from '../process/on-core.js';
import type { Load, LoadTask } from './load-task.js';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./generate-load.js', import.meta.url));

/** Asked, and not counted. */
export const warmUpSeconds = 2;

export interface LoadOptions {
  folder: string;
  bodies: string[];
  connections: number;
  seconds: number;
  perSecond?: number;
  /** Default `/predict`. */
  path?: string;
  /**
   * Id of the process that answers, to be kept on one core, and the load on another. Left to themselves the two come to lie on the same
   * core for seconds, since each wakes the other, and answer half as many requests.
   */
  apartFrom?: number;
}

/** Posts to an address as fast as it answers, or so many times a second, from another process. */
export async function runLoad(url: string, options: LoadOptions): Promise<Load> {
  const { folder, apartFrom, ...rest } = options;
  const { hostname, port } = new URL(url);
  const to = { host: hostname, port: Number(port), path: '/predict' };
  const task: LoadTask = { ...to, warmUpSeconds, hasItsCore: apartFrom !== undefined, ...rest };
  // Several may run at a time.
  const file = path.join(folder, `load-task-${randomUUID()}.json`);
  await writeFile(file, JSON.stringify(task));
  const command = [process.execPath, [program, file]] as const;
  const { stdout } = await (apartFrom === undefined
    ? run(...command)
    : keepOnCore(apartFrom, 0, () => run(...onCore(1, ...command))));
  return JSON.parse(stdout);
}
