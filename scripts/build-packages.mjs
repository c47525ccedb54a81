import { availableParallelism } from 'node:os';
import path from 'node:path';
import { workspaceEnvironment } from './pinned-node.mjs';
import { runStep } from './run-step.mjs';

/** Builds what has changed since the last build, and names each package that takes its time. */
export async function buildPackages(root) {
  const args = ['run', 'build', '--output-logs=new-only', `--concurrency=${availableParallelism()}`];
  const turbo = path.join(root, 'node_modules/.bin/turbo');
  await runStep('Building', turbo, args, {
    cwd: root,
    env: workspaceEnvironment(root),
    onOutput: (text) => {
      for (const [, name] of text.matchAll(/^@canopy\/(\S+):build: cache miss/gm))
        process.stdout.write(`${name} … `);
    },
  });
}
