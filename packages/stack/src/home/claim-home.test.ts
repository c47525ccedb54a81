import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultPorts } from '../settings/port-table.js';
import { claimHome, findLauncher } from './claim-home.js';
import { type Home, homeAt } from './home.js';

let home: Home;
beforeEach(() => {
  home = homeAt(mkdtempSync(path.join(tmpdir(), 'canopy-home-')));
});
afterEach(() => rmSync(home.root, { recursive: true }));

describe('claimHome', () => {
  it('lets one launcher in and refuses the next by naming the first', () => {
    const release = claimHome(home, defaultPorts);

    expect(findLauncher(home)).toMatchObject({ pid: process.pid, ports: defaultPorts });
    expect(() => claimHome(home, defaultPorts)).toThrow(`(process ${process.pid})`);

    release();
    expect(findLauncher(home)).toBeUndefined();
    claimHome(home, defaultPorts)();
  });

  it.each([
    [
      'names a process that has ended',
      JSON.stringify({ pid: process.pid, started: 'long ago', ports: defaultPorts }),
    ],
    ['was cut short', '{"pid": 12'],
  ])('passes over a record that %s', (_, text) => {
    writeFileSync(home.launcher, text);

    const release = claimHome(home, defaultPorts);

    expect(findLauncher(home)?.pid).toBe(process.pid);
    release();
  });
});
