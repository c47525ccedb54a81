import { accessSync, constants, mkdirSync, readdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { rotateLog } from '../logs/rotate-log.js';
import { StackError } from '../stack-error.js';
import type { Home } from './home.js';

// A first training with its snapshots takes some 100 MB, and Postgres stops for good when its log cannot grow.
const leastFreeMegabytes = 500;

/** Makes the folders of a home. @throws StackError when it cannot be written or its disk is nearly full. */
export function prepareHome(home: Home): void {
  try {
    for (const folder of [home.root, home.logs, home.records, home.temporal, home.minio, home.data]) {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    }
  } catch (error) {
    const { code, path: at, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOSPC' ? 'the disk is full' : message;
    throw new StackError(
      `The folder ${at ?? home.root} cannot be used: ${reason}. Give yourself the right to write there, or set CANOPY_HOME to a folder of yours.`,
    );
  }
  checkFreeSpace(home.root);
  for (const file of readdirSync(home.logs)) {
    if (file.endsWith('.log')) rotateLog(path.join(home.logs, file));
  }
}

function checkFreeSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const freeMegabytes = Math.floor((bavail * bsize) / 1024 ** 2);
  if (freeMegabytes >= leastFreeMegabytes) return;
  throw new StackError(
    `The disk of ${folder} has ${freeMegabytes} MB left; at least ${leastFreeMegabytes} MB are needed. Free some space, or set CANOPY_HOME to a folder on another disk.`,
  );
}
