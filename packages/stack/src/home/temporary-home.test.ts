import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultPorts } from '../settings/port-table.js';
import { claimHome } from './claim-home.js';
import { type Home, homeAt } from './home.js';
import { prepareHome } from './prepare-home.js';

const folder = mkdtempSync(path.join(tmpdir(), 'canopy-sweep-'));
let temporary: typeof import('./temporary-home.js');
beforeAll(async () => {
  vi.stubEnv('TMPDIR', folder);
  temporary = await import('./temporary-home.js');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function aHome(): Home {
  const { CANOPY_HOME = '' } = temporary.temporaryEnvironment({});
  const home = homeAt(CANOPY_HOME);
  prepareHome(home);
  return home;
}

describe('a temporary home', () => {
  it('is swept away once its launcher was killed, and neither before it has one nor while that runs', async () => {
    const [beginning, running, killed] = [aHome(), aHome(), aHome()];
    claimHome(running, defaultPorts);
    writeFileSync(
      killed.launcher,
      JSON.stringify({ pid: process.pid, started: 'long ago', ports: defaultPorts }),
    );

    await temporary.sweepTemporaryHomes();

    expect([beginning, running, killed].map(({ root }) => existsSync(root))).toEqual([true, true, false]);
  });

  it('has services of its own, whatever the environment names', () => {
    const environment = temporary.temporaryEnvironment({
      DATABASE_URL: 'postgresql://db/canopy',
      P2_DATA_DIR: '/data',
      GATE_APPROVAL: 'always',
    });

    expect(environment).toMatchObject({ DATABASE_URL: '', P2_DATA_DIR: '', GATE_APPROVAL: 'always' });
  });
});
