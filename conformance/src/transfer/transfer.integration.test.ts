import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createServer, type Tally, transfer } from '@canopy/mlflow-transfer';
import { ensurePython, type RunningServer, startMlflowServer } from '@canopy/tracking-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../repository-root.js';
import { runPython } from '../run-python.js';
import { type StartedTracking, startTracking } from '../start-tracking.js';
import { takeSnapshot } from './take-snapshot.js';

const folder = mkdtempSync(path.join(tmpdir(), 'canopy-transfer-'));
const say = (): void => {};
const all = ({ counts }: Tally, which: 'added' | 'present') =>
  Object.values(counts).reduce((sum, count) => sum + count[which], 0);

let python: string;
let canopy: StartedTracking;
let source: RunningServer;
let other: RunningServer;

const startMlflow = (name: string, artifactsFolder: string) =>
  startMlflowServer({
    python,
    environment: process.env,
    backendStoreUri: `sqlite:///${path.join(folder, `${name}.db`)}`,
    artifactsFolder: path.join(folder, artifactsFolder),
    logFile: path.join(folder, `${name}.log`),
  });

beforeAll(async () => {
  python = await ensurePython({ environment: process.env, say });
  // One after another: what has started is then known to be stopped when the next one fails.
  canopy = await startTracking(say);
  source = await startMlflow('source', 'mlartifacts');
  other = await startMlflow('other', 'other');
  const script = path.join(repositoryRoot, 'conformance/python/fill_server.py');
  await runPython(python, [script], { MLFLOW_TRACKING_URI: source.url });
});

afterAll(async () => {
  await Promise.all([canopy?.stop(), source?.stop(), other?.stop()]);
  rmSync(folder, { recursive: true });
});

const carry = (from: string, to: string, fetch = globalThis.fetch) =>
  transfer({ source: createServer({ url: from }), target: createServer({ url: to, fetch }), say });

/** A connection that breaks after so many calls. */
function breakAfter(callCount: number): typeof fetch {
  let left = callCount;
  return async (...call) => {
    if (left-- <= 0) throw new TypeError('fetch failed', { cause: new Error('the line is cut') });
    return fetch(...call);
  };
}

/** Resolves when a stream has said these words. */
async function heard(stream: Readable, words: string): Promise<void> {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    text += chunk;
    if (text.includes(words)) return;
  }
  throw new Error(`It ended without a word of "${words}": ${text}`);
}

async function send(path: string, body: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(canopy.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(response.status).toBeLessThan(300);
}

describe('a transfer', () => {
  it("takes over all that MLflow's server keeps, entity by entity, however often it is cut off", async () => {
    for (const callCount of [15, 30, 45]) {
      await expect(carry(source.url, canopy.url, breakAfter(callCount))).rejects.toThrow(/the line is cut/);
    }

    const tally = await carry(source.url, canopy.url);

    expect(tally.problems).toEqual([]);
    expect(await takeSnapshot(canopy.url)).toEqual(await takeSnapshot(source.url));
  });

  it('adds nothing the second time but what still runs', async () => {
    const before = await takeSnapshot(canopy.url);

    const tally = await carry(source.url, canopy.url);

    expect(tally.problems).toEqual([]);
    expect(tally.counts.runs.added).toBe(1);
    expect(all(tally, 'added')).toBe(1);
    expect(await takeSnapshot(canopy.url)).toEqual(before);
  });

  it("writes it all back to a server of MLflow's, and finds what it knows when it is written back home", async () => {
    const there = await carry(canopy.url, other.url);
    const home = await carry(canopy.url, source.url);

    expect([...there.problems, ...home.problems]).toEqual([]);
    expect(all(home, 'added')).toBe(0);
    // MLflow's server lets nobody set a time of creation.
    const [copy, original] = [await takeSnapshot(other.url), await takeSnapshot(source.url)];
    expect({ ...copy, times: {} }).toEqual({ ...original, times: {} });
  });

  it('leaves to others the names that they have on the target', async () => {
    await fetch(canopy.resetUrl, { method: 'POST' });
    await send('/api/2.0/mlflow/experiments/create', { name: 'trees' });
    await send('/api/2.0/mlflow/registered-models/create', { name: 'oak', description: 'Of others.' });

    const tally = await carry(source.url, canopy.url);

    const here = (await takeSnapshot(canopy.url)) as Record<string, Record<string, unknown>>;
    const there = (await takeSnapshot(source.url)) as Record<string, Record<string, unknown>>;
    expect(tally.problems).toEqual([]);
    expect(here.experiments?.trees).toMatchObject({ runs: {} });
    expect(here.experiments?.['trees (imported)']).toEqual(there.experiments?.trees);
    expect(here.registry?.oak).toMatchObject({ description: 'Of others.', versions: {} });
    expect(here.registry?.['oak (imported)']).toEqual(there.registry?.oak);
  });

  it('reads a file of SQLite by the command', async () => {
    await fetch(canopy.resetUrl, { method: 'POST' });
    const program = path.join(repositoryRoot, 'packages/mlflow-transfer/dist/main.js');

    const words = [program, 'import', '--from', path.join(folder, 'source.db'), '--to', canopy.url];
    const { stdout } = await promisify(execFile)(process.execPath, words);

    expect(stdout).toMatch(/^runs +8 added, 0 there already$/m);
    expect(await takeSnapshot(canopy.url)).toEqual(await takeSnapshot(source.url));
  });

  it('ends within two seconds of Ctrl-C with nothing left behind, and goes on the next time', async () => {
    await fetch(canopy.resetUrl, { method: 'POST' });
    const [copy, temporary] = [path.join(folder, 'copy.db'), path.join(folder, 'temporary')];
    copyFileSync(path.join(folder, 'source.db'), copy);
    mkdirSync(temporary);
    const program = path.join(repositoryRoot, 'packages/mlflow-transfer/dist/main.js');
    const words = [program, 'import', '--from', copy, '--to', canopy.url];
    const child = spawn(process.execPath, words, { env: { ...process.env, TMPDIR: temporary } });
    await heard(child.stdout, 'Experiment 2 of');

    const start = performance.now();
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');

    expect(performance.now() - start).toBeLessThan(2000);
    expect(code).toBe(130);
    expect(readdirSync(temporary).filter((name) => name.startsWith('canopy-'))).toEqual([]);
    const processes = async () => (await promisify(execFile)('ps', ['-axo', 'command'])).stdout;
    await expect.poll(processes).not.toContain(copy);
    await promisify(execFile)(process.execPath, words);
    expect(await takeSnapshot(canopy.url)).toEqual(await takeSnapshot(source.url));
  });
});
