import { existsSync, readFileSync } from 'node:fs';

/**
 * Counts the tests of a suite from vitest's JSON report. What would otherwise pass in silence counts as failed:
 * a skipped test, a file that could not be loaded, a suite that ran nothing.
 *
 * @param {string} file
 * @param {number} exitCode of the run that wrote it
 * @returns {{ passed: number, failed: number, problems: string[] }}
 */
export function countTests(file, exitCode) {
  if (!existsSync(file)) {
    return { passed: 0, failed: 1, problems: [`it ended with code ${exitCode} and wrote no report`] };
  }
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const tests = testResults.flatMap((result) => result.assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const notRun = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !hasFailure(assertionResults),
  );
  const problems = [
    ...notRun.map(({ fullName, status }) => `"${fullName}" was not run (${status})`),
    ...broken.map(({ name, message }) => `${name} failed outside of its tests: ${message}`),
    ...(tests.length === 0 ? ['it has no tests'] : []),
  ];
  const failed = tests.length - passed + broken.length;
  if (failed === 0 && (exitCode !== 0 || tests.length === 0)) {
    return { passed, failed: 1, problems: [...problems, `it ended with code ${exitCode}`] };
  }
  return { passed, failed, problems };
}

const hasFailure = (tests) => tests.some(({ status }) => status === 'failed');
