import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homeAt } from './home.js';
import { prepareHome } from './prepare-home.js';
import { removeHome } from './remove-home.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'canopy-home-'));
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

describe('prepareHome', () => {
  it('makes every folder of a home, twice over without harm', () => {
    const home = homeAt(path.join(folder, 'state'));

    prepareHome(home);
    prepareHome(home);

    expect([home.logs, home.records, home.data].every((one) => existsSync(one))).toBe(true);
  });

  it('says what to do about a home that cannot be made', () => {
    writeFileSync(path.join(folder, 'file'), '');

    expect(() => prepareHome(homeAt(path.join(folder, 'file/state')))).toThrow(
      /cannot be used: .*set CANOPY_HOME/,
    );
  });
});

describe('removeHome', () => {
  it('deletes its own folders and nothing of anybody else', () => {
    const home = homeAt(folder);
    prepareHome(home);
    writeFileSync(path.join(folder, 'letter.txt'), 'dear');

    removeHome(home);

    expect(existsSync(home.logs)).toBe(false);
    expect(existsSync(path.join(folder, 'letter.txt'))).toBe(true);
  });
});
