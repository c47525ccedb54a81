import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pinnedNode, workspaceEnvironment } from './pinned-node.mjs';

/**
 * Runs a program of the workspace in our place: its terminal is ours, signals are passed on, its exit code is
 * returned.
 */
export async function handOver(root, args) {
  const child = spawn(pinnedNode(root), args, {
    cwd: root,
    env: workspaceEnvironment(root),
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event !== undefined) stopWithoutParent(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

// Ended by SIGTERM, npm ends the shell that stands between it and us, and that shell passes nothing on.
function stopWithoutParent(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 250);
  watch.unref();
}
