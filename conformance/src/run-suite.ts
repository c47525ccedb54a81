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
  /** Takes what pytest prints, as it comes. */
  print(text: string): void;
}

/** Runs a suite by pytest against a server. @throws SuiteError when pytest could not run it. */
export async function runSuite({ suite, python, server, print }: SuiteRun): Promise<Comparison> {
  const folder = await mkdtemp(path.join(tmpdir(), 'canopy-conformance-'));
  try {
    const report = path.join(folder, 'report.xml');
    const environment = {
      MLFLOW_TRACKING_URI: server.url,
      MLFLOW_CONF_RESET_URL: server.resetUrl,
      // The folder of the suite may be read-only, and is not ours to write into.
      PYTHONDONTWRITEBYTECODE: '1',
      // It writes into a pipe.
      PYTHONUNBUFFERED: '1',
      TMPDIR: folder,
      // In CI, MLflow's own set-up would build a wheel of its source tree, which a suite does not hold.
      CI: 'false',
    };
    const code = await runPytest({ python, suite, report, environment, print });
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

interface Pytest extends Pick<SuiteRun, 'suite' | 'python' | 'print'> {
  report: string;
  environment: Record<string, string>;
}

function runPytest({ python, suite, report, environment, print }: Pytest): Promise<number> {
  const options = ['-q', '-p', 'no:cacheprovider', '--timeout', String(secondsPerTest), '--junitxml', report];
  const child = spawn(python, ['-m', 'pytest', 'tests', ...options], {
    cwd: suite,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
  // A signal may have reached this process alone.
  const end = () => child.kill();
  process.once('exit', end);
  child.once('close', () => process.removeListener('exit', end));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
