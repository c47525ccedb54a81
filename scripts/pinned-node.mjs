import { existsSync } from 'node:fs';
import path from 'node:path';
import { StepError } from './step-error.mjs';

const least = [22, 12];

/**
 * The Node that everything but this bootstrap runs on: the one that came with the packages, or where there is
 * none for this system, our own if it is new enough.
 *
 * @param {string} root
 * @returns {string}
 */
export function pinnedNode(root) {
  const pinned = path.join(root, 'node_modules/.bin/node');
  if (existsSync(pinned)) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return process.execPath;
  throw new StepError(
    `Node ${least.join('.')} or newer is needed, this is ${process.versions.node}, and the npm registry has none to add for ${process.platform} on ${process.arch}. Install Node 24 from https://nodejs.org.`,
  );
}

/** The environment in which the workspace's own programs, its Node first of all, come before those of the machine. */
export function workspaceEnvironment(root) {
  return {
    ...process.env,
    PATH: [path.join(root, 'node_modules/.bin'), process.env.PATH].join(path.delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
  };
}
