import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensurePython } from '@canopy/tracking-servers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { repositoryRoot } from './repository-root.js';
import { runSuite } from './run-suite.js';

let python: string;
beforeAll(async () => {
  python = await ensurePython({ environment: process.env, say: () => undefined });
});

const folders: string[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A suite of one file. */
function aSuite(test: string): string {
  const suite = mkdtempSync(path.join(tmpdir(), 'canopy-suite-'));
  folders.push(suite);
  mkdirSync(path.join(suite, 'tests'));
  writeFileSync(path.join(suite, 'conftest.py'), '');
  writeFileSync(path.join(suite, 'tests/test_it.py'), test);
  return suite;
}

let printed = '';
const print = (text: string): void => {
  printed += text;
};
const server = { url: 'http://127.0.0.1:9', resetUrl: 'http://127.0.0.1:9/reset' };

describe('runSuite', () => {
  it('runs the tests as outside CI, where they would build a wheel of what a suite does not hold', async () => {
    vi.stubEnv('CI', 'true');
    const suite = aSuite(`
import os
def test_is_not_in_ci(): assert os.environ["CI"] == "false"
def test_knows_the_server():
    assert os.environ["MLFLOW_TRACKING_URI"] == "${server.url}"
    assert os.environ["MLFLOW_CONF_RESET_URL"] == "${server.resetUrl}"
`);

    expect(await runSuite({ suite, python, server, print })).toEqual({ passed: 2, ceiling: 2, missing: [] });
  });

  it('names what does not pass, and says so when nothing ran', async () => {
    const suite = aSuite('def test_fails(): assert False');

    expect(await runSuite({ suite, python, server, print })).toMatchObject({
      passed: 0,
      missing: [{ test: 'tests/test_it.py::test_fails', outcome: 'failure' }],
    });
    expect(printed).toContain('FAILED tests/test_it.py::test_fails');
    await expect(runSuite({ suite: aSuite(''), python, server, print })).rejects.toThrow('ran no test');
  });
});

describe('conformance', () => {
  it('ends all that it started when it is interrupted in the middle of a test', async () => {
    const suite = aSuite(`
import os, pathlib, time
def test_takes_long():
    pathlib.Path(__file__).with_name("pids").write_text(f"{os.getpid()} {os.environ['MLFLOW_TRACKING_URI']}")
    time.sleep(600)
`);
    const program = path.join(repositoryRoot, 'conformance/dist/main.js');
    const command = spawn(process.execPath, [program, '--suite', suite], { stdio: 'ignore' });
    const ended = once(command, 'exit');
    const note = path.join(suite, 'tests/pids');
    await expect.poll(() => existsSync(note), { timeout: 120_000 }).toBe(true);
    const [pid = '', url = ''] = readFileSync(note, 'utf8').split(' ');
    expect((await fetch(`${url}/health`)).status).toBe(200);

    command.kill('SIGINT');

    expect(await ended).toEqual([130, null]);
    await expect.poll(() => isRunning(Number(pid))).toBe(false);
    await expect.poll(() => fetch(`${url}/health`).catch(() => 'away')).toBe('away');
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
