import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTool } from './find-tool.js';
import { temporalTool } from './tool.js';
import { toolCache } from './tool-cache.js';

let root: string;
let cache: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'canopy-tools-'));
  cache = path.join(root, 'cache');
});
afterEach(() => rmSync(root, { recursive: true }));

function aProgram(folder: string, mode = 0o755): string {
  mkdirSync(path.join(root, folder), { recursive: true });
  const file = path.join(root, folder, 'temporal');
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, mode);
  return file;
}
const pathOf = (...folders: string[]) =>
  folders.map((folder) => path.join(root, folder)).join(path.delimiter);

describe('findTool', () => {
  it('takes the program that its key names before all others', () => {
    const named = aProgram('mine');
    aProgram('bin');
    aProgram('cache');

    expect(findTool(temporalTool, { TEMPORAL_CLI: named, PATH: pathOf('bin') }, cache)).toBe(named);
  });

  it('takes the first program on PATH before the cache', () => {
    aProgram('cache');
    aProgram('later');
    const first = aProgram('bin');

    expect(findTool(temporalTool, { TEMPORAL_CLI: '', PATH: pathOf('none', 'bin', 'later') }, cache)).toBe(
      first,
    );
  });

  it('takes the one in the cache when there is no other', () => {
    const cached = aProgram('cache');
    aProgram('bin', 0o644);

    expect(findTool(temporalTool, { PATH: pathOf('bin') }, cache)).toBe(cached);
  });

  it('finds none where there is none', () => {
    expect(findTool(temporalTool, { PATH: pathOf('bin') }, cache)).toBeUndefined();
  });

  it('refuses a key that names no program, rather than taking another', () => {
    aProgram('bin');
    const environment = { TEMPORAL_CLI: path.join(root, 'gone'), PATH: pathOf('bin') };

    expect(() => findTool(temporalTool, environment, cache)).toThrow(
      /TEMPORAL_CLI names .*gone, which is no program/,
    );
  });
});

describe('toolCache', () => {
  it('changes with go.sum and follows XDG_CACHE_HOME', () => {
    writeFileSync(path.join(root, 'go.sum'), 'one');
    const one = toolCache(root, {}, '/home/ada');
    writeFileSync(path.join(root, 'go.sum'), 'two');
    const two = toolCache(root, { XDG_CACHE_HOME: '/caches' }, '/home/ada');

    expect(one).toMatch(/^\/home\/ada\/\.cache\/canopy\/tools\/[0-9a-f]{12}$/);
    expect(two).toMatch(/^\/caches\/canopy\/tools\/[0-9a-f]{12}$/);
    expect(path.basename(one)).not.toBe(path.basename(two));
  });
});
