import { chmodSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stopLeftovers } from '../processes/stop-leftovers.js';
import type { Environment } from '../settings/settings.js';
import { findLauncher } from './claim-home.js';
import { homeAt } from './home.js';
import { removeHome } from './remove-home.js';

const prefix = path.join(tmpdir(), 'canopy-temporary-');

/** The environment of a stack in a new home that is thrown away later, with services of its own. */
export function temporaryEnvironment(environment: Environment): Environment {
  const folder = mkdtempSync(prefix);
  // Others may enter it, since root's Postgres runs as another user.
  chmodSync(folder, 0o755);
  const ownServices = { DATABASE_URL: '', MLFLOW_S3_ENDPOINT_URL: '', TEMPORAL_ADDRESS: '' };
  const ownKeys = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', P2_DATA_DIR: '' };
  return { ...environment, ...ownServices, ...ownKeys, CANOPY_HOME: folder };
}

/** Clears away temporary homes whose launcher was killed, with whatever it left running. */
export async function sweepTemporaryHomes(): Promise<void> {
  const folders = readdirSync(path.dirname(prefix)).map((name) => path.join(path.dirname(prefix), name));
  for (const folder of folders.filter((name) => name.startsWith(prefix))) {
    const home = homeAt(folder);
    // One without a record may belong to a launcher that is just beginning.
    if (!existsSync(home.launcher) || findLauncher(home) !== undefined) continue;
    try {
      await stopLeftovers(home.records);
      removeHome(home);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EACCES' && code !== 'EPERM') throw error;
    }
  }
}
