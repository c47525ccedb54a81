import { parseArgs } from 'node:util';
import { StackError } from '@canopy/stack';
import { ensurePython, PythonUnavailable, ServerFailed } from '@canopy/tracking-servers';
import { findSuite } from './find-suite.js';
import { repositoryRoot } from './repository-root.js';
import { runSuite } from './run-suite.js';
import { startTracking } from './start-tracking.js';
import { SuiteError } from './suite-error.js';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Nothing is wrong with what would be tested; what tests it is not there. */
const cannotRun = 2;

async function main(): Promise<number> {
  const options = { suite: { type: 'string' }, prepare: { type: 'boolean' } } as const;
  const { values } = parseArgs({ options });
  if (values.prepare) {
    await ensurePython({ environment: process.env, say });
    return 0;
  }
  const suite = findSuite(values.suite ?? (process.env.MLFLOW_SUITE || undefined), repositoryRoot);
  if (suite === undefined) {
    say("Name the folder of MLflow's tests: npm run conformance -- --suite PATH (or MLFLOW_SUITE).");
    return cannotRun;
  }
  const python = await ensurePython({ environment: process.env, say });
  const server = await startTracking(say);
  const print = (text: string) => process.stdout.write(text);
  const { passed, ceiling, missing } = await runSuite({ suite, python, server, print }).finally(server.stop);
  for (const { test, outcome } of missing) say(`${outcome}  ${test}`);
  say(`${passed}/${ceiling} of the ceiling`);
  return missing.length === 0 ? 0 : 1;
}

// Ended this way, what was started is ended too; a signal's own way out would leave it running.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

try {
  process.exit(await main());
} catch (error) {
  const isForPeople = [SuiteError, PythonUnavailable, StackError, ServerFailed].some(
    (kind) => error instanceof kind,
  );
  process.stderr.write(`\n${isForPeople ? (error as Error).message : ((error as Error).stack ?? error)}\n`);
  process.exit(error instanceof PythonUnavailable ? cannotRun : 1);
}
