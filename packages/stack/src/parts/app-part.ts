import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ProcessStart } from '@canopy/service-kit/process';
import { answersHttp } from '../health/http-status.js';
import { repositoryRoot } from '../repository-root.js';
import { urlOf } from '../settings/app-environment.js';
import type { Environment } from '../settings/settings.js';
import { StackError } from '../stack-error.js';
import type { ProcessPart } from './part.js';

export interface AppPartOptions {
  name: string;
  needs: readonly string[];
  /** Its program below the root of the repository. */
  entry: string;
  port: number;
  healthPath: string;
  environment: Environment;
  stopGraceMs: number;
  start?: ProcessStart;
}

const asItComes: ProcessStart = { nodeFlags: [], environment: {} };

/** One of our own apps, run by the Node that runs the launcher. */
export function appPart(options: AppPartOptions): ProcessPart {
  const { name, needs, port, environment, stopGraceMs, start = asItComes } = options;
  const entry = path.join(repositoryRoot, options.entry);
  return {
    kind: 'process',
    name,
    needs,
    address: urlOf(port),
    async prepare() {
      if (!existsSync(entry))
        throw new StackError(`${name} is not built: ${entry} is missing. Run "npm start", which builds it.`);
    },
    command: {
      file: process.execPath,
      args: [...start.nodeFlags, entry],
      cwd: repositoryRoot,
      env: { ...start.environment, ...environment },
    },
    isReady: () => answersHttp(urlOf(port) + options.healthPath),
    readyTimeoutMs: 60_000,
    stopSignal: 'SIGTERM',
    stopGraceMs,
  };
}
