import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StackError } from '../stack-error.js';
import type { ProcessPart, TaskPart } from './part.js';
import { startParts } from './start-parts.js';

let root: string;
let said: string[];
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'canopy-parts-'));
  for (const folder of ['logs', 'run']) mkdirSync(path.join(root, folder));
  said = [];
});
afterEach(() => rmSync(root, { recursive: true }));

const file = (name: string) => path.join(root, name);
const context = () => ({ logs: file('logs'), records: file('run'), say: (line: string) => said.push(line) });
const neverAborted = new AbortController().signal;
const names = () => said.map((line) => line.trim().split(/\s/)[0]);

/** A process that writes down when it stops. */
const aProcess = (name: string, needs: readonly string[] = []): ProcessPart => ({
  kind: 'process',
  name,
  needs,
  address: '',
  command: {
    file: '/bin/sh',
    args: ['-c', `trap 'echo ${name} >> stopped; exit' TERM; touch ${name}; while :; do sleep 0.05; done`],
    cwd: root,
    env: { PATH: '/usr/bin:/bin' },
  },
  isReady: async () => existsSync(file(name)),
  readyTimeoutMs: 20_000,
  stopSignal: 'SIGTERM',
  stopGraceMs: 20_000,
});

const aTask = (name: string, needs: readonly string[], run: TaskPart['run']): TaskPart => ({
  kind: 'task',
  name,
  needs,
  address: '',
  run,
});

describe('startParts', () => {
  it('starts a part when those that it needs are ready, and stops it before them', async () => {
    const parts = [
      aProcess('root'),
      aTask('trunk', ['root'], async () => (existsSync(file('root')) ? 'grown' : 'too early')),
      aProcess('leaf', ['trunk', 'root']),
    ];

    const running = await startParts(parts, context(), neverAborted);
    await running.stop();

    expect(names()).toEqual(['root', 'trunk', 'leaf']);
    expect(running.states).toEqual(
      new Map([
        ['root', 'ready'],
        ['trunk', 'grown'],
        ['leaf', 'ready'],
      ]),
    );
    expect(readFileSync(file('stopped'), 'utf8')).toBe('leaf\nroot\n');
  });

  it('stops what it has started when a part fails, starts nothing more, and says why', async () => {
    const failing = async () => {
      throw new StackError('no water');
    };
    const never = { isReady: async () => false, readyTimeoutMs: 600_000 };
    const parts = [
      aProcess('root'),
      aTask('trunk', ['root'], failing),
      aProcess('leaf', ['trunk']),
      { ...aProcess('vine'), ...never },
    ];

    await expect(startParts(parts, context(), neverAborted)).rejects.toThrow('no water');

    expect(readFileSync(file('stopped'), 'utf8')).toContain('root\n');
    expect(existsSync(file('leaf'))).toBe(false);
  });

  it('stops what it has started when it is told to end', async () => {
    const ending = new AbortController();
    const wait = (signal: AbortSignal) =>
      new Promise<string>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        ending.abort(new Error('Ctrl-C'));
      });
    const parts = [aProcess('root'), aTask('trunk', ['root'], wait)];

    await expect(startParts(parts, context(), ending.signal)).rejects.toThrow('Ctrl-C');

    expect(readFileSync(file('stopped'), 'utf8')).toBe('root\n');
  });
});
