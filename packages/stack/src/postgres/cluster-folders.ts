import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Folders outside of any home that root may use for a Postgres that its own folders are closed to. */
export const outsideRoots = ['/var/lib/canopy', path.join(tmpdir(), 'canopy-of-root')];

/** Every folder in which the cluster of a home can be: in the home, or outside under a name that only it has. */
export function clusterFolders(homeFolder: string, ownUid: number | undefined): string[] {
  return [homeFolder, ...(ownUid === 0 ? outsideRoots.map((root) => outsideFolder(root, homeFolder)) : [])];
}

/** The folder of a cluster that is there already. */
export function findClusterFolder(homeFolder: string, ownUid: number | undefined): string | undefined {
  return clusterFolders(homeFolder, ownUid).find((folder) => existsSync(path.join(folder, 'data')));
}

export function outsideFolder(root: string, homeFolder: string): string {
  const home = path.dirname(homeFolder);
  const realFolder = path.join(existsSync(home) ? realpathSync(home) : home, path.basename(homeFolder));
  return path.join(root, createHash('sha256').update(realFolder).digest('hex').slice(0, 12));
}
