import { existsSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { clusterFolders } from '../postgres/cluster-folders.js';
import type { Home } from './home.js';

/** Deletes what Canopy keeps in a home, and nothing else that may lie in the folder. */
export function removeHome(home: Home): void {
  if (!existsSync(home.root)) return;
  const clusters = clusterFolders(home.postgres, process.getuid?.());
  const folders = [...clusters, home.temporal, home.minio, home.data, home.logs, home.records];
  for (const entry of [...folders, home.launcher]) rmSync(entry, { recursive: true, force: true });
  try {
    rmdirSync(path.resolve(home.root));
  } catch {
    // something of somebody else's is in it, so it stays
  }
}
