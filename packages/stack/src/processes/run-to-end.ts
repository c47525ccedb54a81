import { spawn } from 'node:child_process';
import type { Command } from './command.js';
import { removeRecord, writeRecord } from './process-record.js';
import { readStartTime } from './read-start-time.js';
import type { Exit } from './start-process.js';
import { killGroup } from './stop-process.js';

export interface Outcome extends Exit {
  /** Standard output and standard error as they came, the last 64 KiB of them. */
  output: string;
}

export interface RunToEndOptions {
  name: string;
  command: Command;
  /** Where the process is written down while it runs. */
  recordFolder: string;
  /** Ends the program and all that it started. */
  signal: AbortSignal;
}

const keptCharacters = 64 * 1024;

/** Runs a program that ends by itself. It is written down like a part, so a killed launcher leaves no orphan unknown. */
export async function runToEnd({ name, command, recordFolder, signal }: RunToEndOptions): Promise<Outcome> {
  signal.throwIfAborted();
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: command.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...command.runAs,
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output = (output + chunk).slice(-keptCharacters);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });

  const { pid } = child;
  if (pid === undefined) return { ...(await ended), output };
  const started = readStartTime(pid);
  if (started !== undefined) writeRecord(recordFolder, { name, pid, started, stopSignal: 'SIGTERM' });
  const kill = () => killGroup(pid);
  signal.addEventListener('abort', kill);
  const exit = await ended;
  signal.removeEventListener('abort', kill);
  removeRecord(recordFolder, name);
  signal.throwIfAborted();
  return { ...exit, output };
}
