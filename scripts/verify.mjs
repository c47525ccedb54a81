// Everything that must hold before a change is taken over. CI runs exactly this, with --conformance.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { countTests } from './count-tests.mjs';
import { firstLines } from './first-lines.mjs';
import { pinnedNode, workspaceEnvironment } from './pinned-node.mjs';
import { runCommand } from './run-command.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(path.join(tmpdir(), 'canopy-reports-'));
const report = (name) => path.join(reports, `${name}.json`);
const reporters = (name) => ['--reporter=default', '--reporter=json', `--outputFile.json=${report(name)}`];

// A check counts as one; a suite counts its tests.
const checks = {
  lint: [['pnpm', 'run', 'lint']],
  types: [
    ['tsc', '-b'],
    ['tsc', '--noEmit', '-p', 'apps/dashboard'],
  ],
  imports: [['pnpm', 'run', 'imports']],
  unused: [['pnpm', 'run', 'unused']],
  documents: [['node', 'scripts/check-doc-paths.mjs']],
};
const suites = {
  unit: ['vitest', 'run', '--project', 'unit', ...reporters('unit')],
  integration: ['vitest', 'run', '--project', 'integration', ...reporters('integration')],
  e2e: ['pnpm', '--filter', '@canopy/e2e', 'test', ...reporters('e2e')],
};
const python = ['pnpm', '--filter', '@canopy/conformance', 'test', ...reporters('python')];

const succeeded = { passed: 1, failed: 0, problems: [] };
const failure = (problem) => ({ passed: 0, failed: 1, problems: [problem] });

const run = ([file, ...args], onOutput) =>
  runCommand(path.join(root, 'node_modules/.bin', file), args, {
    cwd: root,
    env: workspaceEnvironment(root),
    onOutput,
  });

async function runCheck(name, commands) {
  process.stdout.write(`${name} … `);
  const begun = performance.now();
  const failures = [];
  for (const command of commands) {
    const { code, output } = await run(command);
    if (code !== 0) failures.push(output.trimEnd());
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`${failures.length === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`);
  for (const output of failures) process.stdout.write(`${output}\n`);
  return failures.length === 0
    ? succeeded
    : failure(`${name}${failures.map((text) => firstLines(text)).join('')}`);
}

async function runSuite(name, command) {
  process.stdout.write(`${name} …\n`);
  const ended = await run(command, (text) => process.stdout.write(text));
  const { passed, failed, problems } = countTests(report(name), ended);
  process.stdout.write(`${name}: ${passed} passed, ${failed} failed in ${ended.seconds.toFixed(1)} s\n`);
  return { passed, failed, problems: problems.map((problem) => `${name}: ${problem}`) };
}

const conform = (args, onOutput) =>
  runCommand(pinnedNode(root), ['conformance/dist/main.js', ...args], {
    cwd: root,
    env: workspaceEnvironment(root),
    onOutput,
  });
// The code with which conformance says that what it needs is not on this machine.
const cannotRun = 2;
const lastLines = (output, count) => output.trimEnd().split('\n').slice(-count).join('\n');
const lastLine = (output) => lastLines(output, 1);

// Python is the one thing that no package of ours brings along, so its absence is told and not counted.
async function runPython() {
  const { code, output } = await conform(['--prepare'], (text) => process.stdout.write(text));
  if (code === 0) return [await runSuite('python', python)];
  process.stdout.write(`python: not run. ${lastLine(output)}\n`);
  return code === cannotRun ? [] : [failure(`python: not run. ${lastLine(output)}`)];
}

async function runConformance() {
  process.stdout.write('conformance …\n');
  const { code, output } = await conform([], (text) => process.stdout.write(text));
  const verdict = code === cannotRun ? `not run. ${lastLine(output)}` : lastLine(output);
  process.stdout.write(`conformance: ${verdict}\n`);
  if (code === cannotRun) return [];
  return [code === 0 ? succeeded : failure(`conformance${firstLines(lastLines(output, 20), 20)}`)];
}

const counts = [];
for (const [name, commands] of Object.entries(checks)) counts.push(await runCheck(name, commands));
for (const [name, command] of Object.entries(suites)) counts.push(await runSuite(name, command));
counts.push(...(await runPython()));
if (process.argv.includes('--conformance')) counts.push(...(await runConformance()));
rmSync(reports, { recursive: true });

// Just before the last line, for where only the end of what we print is kept.
const problems = counts.flatMap((count) => count.problems);
if (problems.length > 0) process.stdout.write(`\nNot passed:\n${problems.join('\n')}\n`);
const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
