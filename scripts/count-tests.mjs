import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { firstLines } from './first-lines.mjs';

/**
 * Counts the tests of a suite from vitest's JSON report. What would otherwise pass in silence counts as failed:
 * a skipped test, a file that could not be loaded, a suite that ran nothing. A problem names what failed, its file
 * and how it failed.
 *
 * @param {string} file
 * @param {{ code: number, output: string }} run that wrote it
 * @returns {{ passed: number, failed: number, problems: string[] }}
 */
export function countTests(file, run) {
  if (!existsSync(file)) {
    return { passed: 0, failed: 1, problems: [`it wrote no report and ${endOf(run)}`] };
  }
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const tests = testResults.flatMap((result) => result.assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !hasFailure(assertionResults),
  );
  const problems = [
    ...testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.filter(({ status }) => status !== 'passed').map((test) => problemOf(name, test)),
    ),
    ...broken.map(
      ({ name, message }) => `${fromHere(name)} failed outside of its tests${firstLines(message)}`,
    ),
    ...(tests.length === 0 ? ['it has no tests'] : []),
  ];
  const failed = tests.length - passed + broken.length;
  if (failed === 0 && (run.code !== 0 || tests.length === 0)) {
    return { passed, failed: 1, problems: [...problems, `it ${endOf(run)}`] };
  }
  return { passed, failed, problems };
}

/** What no test failed by: an error that none of them caught, else the last words. */
function endOf({ code, output }) {
  const text = stripVTControlCharacters(output).trimEnd();
  const uncaught = text.lastIndexOf('Unhandled Errors');
  const words = uncaught < 0 ? text.split('\n').slice(-6).join('\n') : text.slice(uncaught);
  return `ended with code ${code}${firstLines(words)}`;
}

const hasFailure = (tests) => tests.some(({ status }) => status === 'failed');

const fromHere = (file) => path.relative(process.cwd(), file);

function problemOf(file, { fullName, status, failureMessages }) {
  const name = `"${fullName}" of ${fromHere(file)}`;
  return status === 'failed'
    ? `${name} failed${failureMessages.map((text) => firstLines(text)).join('')}`
    : `${name} was not run (${status})`;
}
