import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Load, LoadTask } from './load-task.js';

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
}

/** Posts to an address as fast as it answers, or so many times a second, from another process. */
export async function runLoad(url: string, options: LoadOptions): Promise<Load> {
  const { folder, ...rest } = options;
  const { hostname, port } = new URL(url);
  const task: LoadTask = { host: hostname, port: Number(port), path: '/predict', warmUpSeconds, ...rest };
  // Several may run at a time.
  const file = path.join(folder, `load-task-${randomUUID()}.json`);
  await writeFile(file, JSON.stringify(task));
  const { stdout } = await promisify(execFile)(process.execPath, [program, file]);
  return JSON.parse(stdout);
}
