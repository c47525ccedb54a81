import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Where built tools are kept: a folder for each state of `go.sum`, so that other versions never mix. */
export function toolCache(
  toolsFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
  userHome: string,
): string {
  const sum = createHash('sha256')
    .update(readFileSync(path.join(toolsFolder, 'go.sum')))
    .digest('hex');
  const caches = environment.XDG_CACHE_HOME || path.join(userHome, '.cache');
  return path.join(caches, 'canopy', 'tools', sum.slice(0, 12));
}
