import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProcessPart } from '../parts/part.js';
import { isRunning, readRecords, writeRecord } from './process-record.js';
import { readStartTime } from './read-start-time.js';
import { startProcess } from './start-process.js';
import { killRecorded, stopLeftovers } from './stop-leftovers.js';
import { type Supervised, supervise } from './supervise.js';

let root: string;
let lines: string[];
let running: Supervised[];
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'canopy-supervise-'));
  for (const folder of ['logs', 'run']) mkdirSync(path.join(root, folder));
  lines = [];
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((part) => part.stop()));
  rmSync(root, { recursive: true });
});

const records = () => path.join(root, 'run');
const file = (name: string) => path.join(root, name);
const recorded = () => readRecords(records())[0]?.pid;

function aPart(script: string, changes: Partial<ProcessPart> = {}): ProcessPart {
  return {
    kind: 'process',
    name: 'oak',
    needs: [],
    address: '',
    command: { file: '/bin/sh', args: ['-c', script], cwd: root, env: { PATH: '/usr/bin:/bin' } },
    isReady: async () => true,
    readyTimeoutMs: 5000,
    stopSignal: 'SIGTERM',
    stopGraceMs: 300,
    ...changes,
  };
}

function run(part: ProcessPart): Supervised {
  const context = {
    logs: path.join(root, 'logs'),
    records: records(),
    say: (line: string) => lines.push(line),
  };
  const supervised = supervise(part, context);
  running.push(supervised);
  return supervised;
}

describe('supervise', () => {
  it('is ready when the part is, and leaves nothing behind when it is stopped', async () => {
    const part = run(aPart('touch up; exec sleep 60', { isReady: async () => existsSync(file('up')) }));

    await part.ready;
    const pid = recorded() ?? 0;
    await part.stop();

    expect(existsSync(file('up'))).toBe(true);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(readRecords(records())).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('names a part that dies with its last words, and starts it again', async () => {
    const script =
      'echo begun >> starts; [ -e died ] && exec sleep 60; touch died; echo "out of leaves" >&2; exit 3';
    const part = run(aPart(script, { isReady: async () => existsSync(file('died')) }));

    await part.ready;
    await expect.poll(() => lines.length).toBe(2);

    expect(lines[0]).toMatch(
      /^oak ended with code 3; it is started again in 0\.5 s\..*oak\.log:\n {4}out of leaves$/s,
    );
    expect(lines[1]).toMatch(/^oak is back after/);
    await expect.poll(() => readFileSync(file('starts'), 'utf8')).toBe('begun\nbegun\n');
  });

  it('starts a part again that somebody kills', async () => {
    const part = run(aPart('exec sleep 60'));
    await part.ready;
    const first = recorded() ?? 0;

    process.kill(first, 'SIGKILL');

    await expect.poll(() => lines[0]).toMatch(/^oak was ended by SIGKILL/);
    await expect.poll(() => recorded() !== first).toBe(true);
  });

  it('gives up a part that dies five times within a minute', { timeout: 20_000 }, async () => {
    const part = run(aPart('echo "bad acorn"; exit 1', { isReady: async () => false }));

    await expect(part.ready).rejects.toThrow(
      /oak ended with code 1, for the 5th time within a minute.*bad acorn/s,
    );
    expect((await part.givenUp).message).toContain('5th time');
    expect(lines).toHaveLength(4);
  });

  it('gives up a part that does not become ready in time, and can still stop it', async () => {
    const isReady = async () => {
      await expect.poll(() => existsSync(file('up'))).toBe(true);
      return false;
    };
    const part = run(aPart('echo waiting; touch up; exec sleep 60', { isReady, readyTimeoutMs: 300 }));

    await expect(part.ready).rejects.toThrow(/oak did not become ready within 0\.3 s\..*waiting/s);
    const [record] = readRecords(records());
    await part.stop();

    expect(record && isRunning(record)).toBe(false);
  });

  it('kills a part that ignores the request to stop, with all that it started', async () => {
    const script = 'trap "" TERM; sleep 60 & echo $! > child; while :; do sleep 1; done';
    const part = run(aPart(script, { isReady: async () => existsSync(file('child')) }));
    await part.ready;

    const begun = performance.now();
    await part.stop();

    expect(performance.now() - begun).toBeLessThan(2000);
    const child = Number(readFileSync(file('child'), 'utf8'));
    await expect.poll(() => readStartTime(child)).toBeUndefined();
  });

  it('says why a program cannot be run at all', async () => {
    const part = run(aPart('', { command: { file: '/no/such/program', args: [], cwd: root, env: {} } }));

    await expect(part.ready).rejects.toThrow('/no/such/program cannot be run');
  });

  it('can be stopped before its part is ready', async () => {
    const part = run(aPart('exec sleep 60', { isReady: async () => false }));

    await expect.poll(recorded).toBeDefined();
    await part.stop();

    expect(readRecords(records())).toEqual([]);
  });
});

describe('stopLeftovers', () => {
  async function leaveBehind(script: string) {
    const { command } = aPart(script);
    const child = await startProcess(command, file('logs/oak.log'));
    const record = { name: 'oak', pid: child.pid, started: child.started, stopSignal: 'SIGTERM' as const };
    return { child, record };
  }

  it('stops what a killed launcher had written down', async () => {
    const part = aPart('exec sleep 60');
    const supervised = run(part);
    await supervised.ready;
    const [record] = readRecords(records());

    const left = await stopLeftovers(records());

    expect(left).toEqual([record]);
    expect(record !== undefined && isRunning(record)).toBe(false);
    expect(readRecords(records())).toEqual([]);
  });

  it('leaves a process alone that merely has the number of an old one', async () => {
    const { child, record } = await leaveBehind('exec sleep 60');
    writeRecord(records(), { ...record, started: 'another time' });

    expect(await stopLeftovers(records())).toEqual([]);
    expect(isRunning(record)).toBe(true);

    process.kill(child.pid, 'SIGKILL');
    await child.exited;
  });

  it('is killed at once when nobody wants to wait', async () => {
    const { child, record } = await leaveBehind('trap "" TERM; while :; do sleep 1; done');
    writeRecord(records(), record);

    killRecorded(records());

    expect((await child.exited).signal).toBe('SIGKILL');
  });
});
