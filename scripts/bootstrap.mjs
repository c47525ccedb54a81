// The one way in, for any Node from 20 on and nothing else installed: node scripts/bootstrap.mjs <command> [arguments]
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPackages } from './build-packages.mjs';
import { commands } from './commands.mjs';
import { handOver } from './hand-over.mjs';
import { installPackages } from './install-packages.mjs';
import { readCommand } from './read-command.mjs';
import { StepError } from './step-error.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const launcher = 'packages/stack/dist/main.js';

// Named only if it is there: Node says of each start without one that there is none.
const settings = existsSync(path.join(root, '.env')) ? ['--env-file=.env'] : [];

// These look at what is there or end it: they must work while the code is in pieces.
const needNoBuild = ['stop', 'reset', 'doctor'];

async function main(asked) {
  const { text, name, words } = readCommand(asked);
  if (text !== undefined) {
    process.stdout.write(`${text}\n`);
    return 0;
  }
  if (process.platform === 'win32')
    throw new StepError('Canopy runs on Linux and macOS; on Windows, in WSL.');
  if (!needNoBuild.includes(name) || !existsSync(path.join(root, launcher))) {
    await installPackages(root);
    await buildPackages(root);
  }
  const { program, readsSettings } = commands[name];
  return handOver(root, [...(readsSettings ? settings : []), ...program, ...words]);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`\n${error instanceof StepError ? error.message : (error.stack ?? error)}\n`);
  process.exitCode = 1;
}
