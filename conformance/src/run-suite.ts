import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Comparison, compareWithCeiling } from './compare-with-ceiling.js';
import { readJunitReport } from './read-junit-report.js';
import type { StartedTracking } from './start-tracking.js';
import { SuiteError } from './suite-error.js';

const secondsPerTest = 90;

export interface SuiteRun {
  suite: string;
  python: string;
  server: Pick<StartedTracking, 'url' | 'resetUrl'>;
}

/** Runs a suite by pytest against a server, its output going to ours. @throws SuiteError when pytest could not run it. */
export async function runSuite({ suite, python, server }: SuiteRun): Promise<Comparison> {
  const folder = await mkdtemp(path.join(tmpdir(), 'canopy-conformance-'));
  try {
    const report = path.join(folder, 'report.xml');
    const code = await runPytest(python, suite, report, {
      MLFLOW_TRACKING_URI: server.url,
      MLFLOW_CONF_RESET_URL: server.resetUrl,
      // The folder of the suite may be read-only, and is not ours to write into.
      PYTHONDONTWRITEBYTECODE: '1',
      TMPDIR: folder,
      // In CI, MLflow's own set-up would build a wheel of its source tree, which a suite does not hold.
      CI: 'false',
    });
    if (!existsSync(report)) throw new SuiteError(`pytest ended with code ${code} and wrote no report.`);
    const outcomes = readJunitReport(await readFile(report, 'utf8'));
    if (outcomes.size === 0)
      throw new SuiteError(`pytest ended with code ${code} and ran no test of ${suite}.`);
    const baseline = path.join(suite, 'baseline-pass.txt');
    return compareWithCeiling(outcomes, existsSync(baseline) ? await readFile(baseline, 'utf8') : undefined);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runPytest(
  python: string,
  suite: string,
  report: string,
  environment: Record<string, string>,
): Promise<number> {
  const options = ['-q', '-p', 'no:cacheprovider', '--timeout', String(secondsPerTest), '--junitxml', report];
  const child = spawn(python, ['-m', 'pytest', 'tests', ...options], {
    cwd: suite,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  // A signal may have reached this process alone.
  const end = () => child.kill();
  process.once('exit', end);
  child.once('close', () => process.removeListener('exit', end));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
