import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const listening = '0A';
const longestCommand = 80;

/** The program that listens at a TCP port, as `name (process 123)`; undefined when the system does not tell. */
export async function findPortHolder(port: number): Promise<string | undefined> {
  return existsSync('/proc/net/tcp') ? fromProc(port) : fromLsof(port);
}

async function fromProc(port: number): Promise<string | undefined> {
  const inodes = await listeningSockets(port);
  if (inodes.size === 0) return undefined;
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  for (const pid of pids) {
    if (await holdsOneOf(pid, inodes)) return `${await commandOf(pid)} (process ${pid})`;
  }
  return 'a program of another user';
}

// proc_pid_net(5): local address as hex ip:port in the 2nd column, state in the 4th, inode in the 10th
async function listeningSockets(port: number): Promise<Set<string>> {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const inodes = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const text = await readFile(table, 'utf8').catch(() => '');
    for (const line of text.split('\n').slice(1)) {
      const columns = line.trim().split(/\s+/);
      if (columns[1]?.endsWith(suffix) && columns[3] === listening) inodes.add(`socket:[${columns[9]}]`);
    }
  }
  return inodes;
}

async function holdsOneOf(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  const descriptors = await readdir(folder).catch(() => []);
  const targets = await Promise.all(descriptors.map((fd) => readlink(`${folder}/${fd}`).catch(() => '')));
  return targets.some((target) => sockets.has(target));
}

async function commandOf(pid: string): Promise<string> {
  const [program = 'a program', ...words] = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''))
    .split('\0')
    .filter(Boolean);
  const command = [path.basename(program), ...words].join(' ');
  return command.length > longestCommand ? `${command.slice(0, longestCommand)}…` : command;
}

async function fromLsof(port: number): Promise<string | undefined> {
  try {
    const args = ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'];
    const { stdout } = await promisify(execFile)('lsof', args);
    const field = (letter: string) => new RegExp(`^${letter}(.*)$`, 'm').exec(stdout)?.[1];
    return `${field('c') ?? 'a program'} (process ${field('p')})`;
  } catch {
    return undefined;
  }
}
