import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getTools } from './get-tools.js';
import { minioTool } from './tool.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'canopy-go-'));
});
afterEach(() => rmSync(root, { recursive: true }));

// Stands for Go: `go build -trimpath -ldflags "-s -w" -o <file> <package>` writes <file>.
function aGo(script: string): void {
  mkdirSync(path.join(root, 'bin'));
  writeFileSync(path.join(root, 'bin/go'), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(root, 'bin/go'), 0o755);
}

function get(signal = new AbortController().signal) {
  const lines: string[] = [];
  const environment = { PATH: `${path.join(root, 'bin')}:/usr/bin:/bin`, HOME: root };
  const tools = getTools([minioTool], {
    environment,
    recordFolder: path.join(root, 'run'),
    say: (line) => lines.push(line),
    signal,
  });
  return { tools, lines };
}

describe('getTools', () => {
  it('builds a tool that is nowhere, and takes it from the cache the next time', async () => {
    aGo('echo "$@" >> "$HOME/calls"; echo built > "$6"; chmod 755 "$6"');

    const first = await get().tools;
    const second = get();
    await second.tools;

    const program = first.get(minioTool) ?? '';
    expect(readFileSync(program, 'utf8')).toBe('built\n');
    expect(readdirSync(path.dirname(program))).toEqual(['minio']);
    expect(readFileSync(path.join(root, 'calls'), 'utf8').trim().split('\n')).toHaveLength(1);
    expect(second.lines).toEqual([]);
  });

  it('shows what Go said when a build fails, and leaves nothing in the cache', async () => {
    aGo('echo half > "$6"; echo "no space left on device" >&2; exit 1');

    await expect(get().tools).rejects.toThrow(/"go build" of MinIO failed.*no space left on device/s);
    expect(existsSync(path.join(root, '.cache/canopy/tools'))).toBe(true);
    expect(readdirSync(path.join(root, '.cache/canopy/tools'), { recursive: true })).not.toContain('minio');
  });

  it('ends a build, and all that it started, when it is told to', async () => {
    aGo('echo $$ > "$HOME/pid"; sleep 60');
    const stopping = new AbortController();
    const { tools } = get(stopping.signal);
    await expect.poll(() => existsSync(path.join(root, 'pid'))).toBe(true);

    stopping.abort(new Error('stopped'));

    await expect(tools).rejects.toThrow('stopped');
    const pid = Number(readFileSync(path.join(root, 'pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});
