import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { StackError } from '../stack-error.js';
import type { Command } from './command.js';
import { readStartTime } from './read-start-time.js';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface StartedProcess {
  pid: number;
  started: string;
  /** Settles when the process has ended; never rejects. */
  exited: Promise<Exit>;
}

/**
 * Starts a program in a process group of its own, so that a Ctrl-C in the terminal reaches the launcher alone
 * and the launcher decides the order. Output goes to the file itself, so it outlives the launcher too.
 *
 * @throws StackError when the program cannot be run at all.
 */
export async function startProcess(command: Command, logFile: string): Promise<StartedProcess> {
  const log = openSync(logFile, 'a');
  try {
    const child = spawn(command.file, command.args, {
      cwd: command.cwd,
      env: command.env,
      stdio: ['ignore', log, log],
      detached: true,
      ...command.runAs,
    });
    const exited = new Promise<Exit>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error) =>
        reject(new StackError(`${command.file} cannot be run: ${error.message}`)),
      );
    });
    const pid = child.pid ?? 0;
    return { pid, started: readStartTime(pid) ?? 'ended', exited };
  } finally {
    closeSync(log);
  }
}
