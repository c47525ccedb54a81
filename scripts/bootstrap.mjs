// The one way in, for any Node from 20 on and nothing else installed:
//   node scripts/bootstrap.mjs start|stop|reset|doctor|trainer|reproduce|verify|test|bench|conformance|mlflow|generated-requests [arguments]
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPackages } from './build-packages.mjs';
import { handOver } from './hand-over.mjs';
import { installPackages } from './install-packages.mjs';
import { StepError } from './step-error.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const launcher = 'packages/stack/dist/main.js';

// Named only if it is there: Node says of each start without one that there is none.
const settings = existsSync(path.join(root, '.env')) ? ['--env-file=.env'] : [];

const programs = {
  start: [launcher, 'start'],
  stop: [launcher, 'stop'],
  reset: [launcher, 'reset'],
  doctor: [launcher, 'doctor'],
  trainer: [...settings, 'apps/worker/dist/trainer.js'],
  reproduce: [...settings, 'apps/worker/dist/reproduce.js'],
  verify: [...settings, 'apps/worker/dist/verify.js'],
  test: ['scripts/verify.mjs'],
  bench: ['bench/dist/main.js'],
  mlflow: ['packages/mlflow-transfer/dist/main.js'],
  conformance: ['conformance/dist/main.js'],
  'generated-requests': ['packages/generated-requests/dist/main.js'],
};

// These look at what is there or end it: they must work while the code is in pieces.
const needNoBuild = ['stop', 'reset', 'doctor'];

async function main([command, ...words]) {
  const program = programs[command];
  if (program === undefined) {
    throw new StepError(`There is no command "${command}". Use one of: ${Object.keys(programs).join(', ')}.`);
  }
  if (process.platform === 'win32')
    throw new StepError('Canopy runs on Linux and macOS; on Windows, in WSL.');
  if (!needNoBuild.includes(command) || !existsSync(path.join(root, launcher))) {
    await installPackages(root);
    await buildPackages(root);
  }
  return handOver(root, [...program, ...words]);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`\n${error instanceof StepError ? error.message : (error.stack ?? error)}\n`);
  process.exitCode = 1;
}
