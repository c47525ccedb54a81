import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logSize, readLogTail } from './read-log-tail.js';
import { rotateLog } from './rotate-log.js';

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'canopy-log-'));
  log = path.join(folder, 'worker.log');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('readLogTail', () => {
  it('gives the last lines of those written since the process began', () => {
    writeFileSync(log, 'of an earlier process\n');
    const start = logSize(log);
    writeFileSync(log, 'one\ntwo\n\nthree\n', { flag: 'a' });

    expect(readLogTail(log, start, 2)).toEqual(['two', 'three']);
    expect(readLogTail(log, start, 9)).toEqual(['one', 'two', 'three']);
  });

  it('is empty for a log that is not there', () => {
    expect(logSize(log)).toBe(0);
    expect(readLogTail(log, 0, 5)).toEqual([]);
  });

  it('reads only the end of a long log', () => {
    writeFileSync(log, 'x'.repeat(200_000).concat('\nlast\n'));

    expect(readLogTail(log, 0, 1)).toEqual(['last']);
  });
});

describe('rotateLog', () => {
  it('puts a large log aside and leaves a small one', () => {
    writeFileSync(log, 'x'.repeat(100));

    rotateLog(log, 100);
    expect(existsSync(`${log}.1`)).toBe(false);

    rotateLog(log, 99);
    expect(existsSync(log)).toBe(false);
    expect(existsSync(`${log}.1`)).toBe(true);
  });
});
