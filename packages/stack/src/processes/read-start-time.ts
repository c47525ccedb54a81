import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * When the process started, as a text that no later process of the same id shares. Undefined when there is
 * no such process; one that has ended and only waits to be collected counts as none.
 */
export function readStartTime(pid: number): string | undefined {
  return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
}

// proc_pid_stat(5): the name in brackets may hold spaces, so fields count from the last bracket;
// the 1st after it is the state, the 20th the start in clock ticks since boot.
function fromProc(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot}:${fields[19]}`;
}

function fromPs(pid: number): string | undefined {
  const options = { encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C' } } as const;
  const { stdout, status } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], options);
  if (status !== 0 || stdout.startsWith('Z')) return undefined;
  return stdout.trim().replace(/^\S+\s+/, '');
}
