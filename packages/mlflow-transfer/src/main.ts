import { MlflowError } from '@canopy/mlflow-client';
import { PythonUnavailable, ServerFailed } from '@canopy/tracking-servers';
import { describeTally } from './command/describe-tally.js';
import { openSource } from './command/open-source.js';
import { parseCommand } from './command/parse-command.js';
import { TransferError } from './command/transfer-error.js';
import { readTransferConfig } from './config.js';
import { createServer } from './server/create-server.js';
import { transfer } from './transfer.js';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(): Promise<number> {
  const { trackingUri, ours, theirs } = readTransferConfig(process.env);
  const { from, to } = parseCommand(process.argv.slice(2), trackingUri);
  const credentialsOf = (server: string) => (server === trackingUri ? ours : theirs);
  const source = await openSource({ from, credentials: credentialsOf(from), environment: process.env, say });
  const target = createServer({ url: to, ...credentialsOf(to) });
  const tally = await transfer({ source: source.server, target, say }).finally(source.close);
  for (const line of describeTally(tally)) say(line);
  return tally.problems.length === 0 ? 0 : 1;
}

// Ended this way, what was started is ended too; a signal's own way out would leave it running.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    say('\nStopped. The same command goes on from here.');
    process.exit(130);
  });
}

try {
  process.exit(await main());
} catch (error) {
  const isForPeople = [TransferError, MlflowError, PythonUnavailable, ServerFailed].some(
    (kind) => error instanceof kind,
  );
  process.stderr.write(`\n${isForPeople ? (error as Error).message : ((error as Error).stack ?? error)}\n`);
  process.exit(1);
}
