import path from 'node:path';
import { doctor } from './commands/doctor.js';
import { parseArguments } from './commands/parse-arguments.js';
import { reset } from './commands/reset.js';
import { start } from './commands/start.js';
import { stop } from './commands/stop.js';
import { repositoryRoot } from './repository-root.js';
import { readEnvFile } from './settings/read-env-file.js';
import { readSettings } from './settings/read-settings.js';
import { StackError } from './stack-error.js';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(words: readonly string[]): Promise<number> {
  const { command, portOffset, yes } = parseArguments(words);
  const fileKeys = readEnvFile(path.join(repositoryRoot, '.env'));
  const environment = { ...fileKeys, ...process.env };
  if (command === 'start') {
    return start({ environment, fileKeys: Object.keys(fileKeys), portOffset, say });
  }
  const settings = readSettings(environment, portOffset);
  if (command === 'stop') return stop(settings.home, say);
  if (command === 'reset') return reset({ home: settings.home, yes, say });
  return doctor(settings, say);
}

function explain(error: unknown): string {
  if (error instanceof StackError) return error.message;
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
    return `The disk is full: ${(error as Error).message}. Free some space and start again.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// A terminal that is closed takes its output with it; the signal that comes along ends us in good order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`\n${explain(error)}\n`);
  process.exit(1);
}
