import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readStartTime } from '../processes/read-start-time.js';
import { stopProcess } from '../processes/stop-process.js';

const graceMs = 5000;

/**
 * Frees a cluster from a server that nobody wrote down: one that still runs is stopped, and a lock file that
 * names a process that is none of it is removed (after a crash its number may belong to anybody, and Postgres
 * would then refuse to start).
 */
export async function releaseCluster(dataFolder: string): Promise<void> {
  const lockFile = path.join(dataFolder, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
  const started = pid > 1 ? readStartTime(pid) : undefined;
  if (started !== undefined && commandLine(pid).includes(dataFolder)) {
    await stopProcess({ pid, started, stopSignal: 'SIGINT' }, graceMs);
  }
  rmSync(lockFile, { force: true });
}

function commandLine(pid: number): string {
  return spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}
