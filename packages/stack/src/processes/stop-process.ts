import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, type ProcessRecord } from './process-record.js';

const pollMs = 25;

/**
 * Asks a process to end and, when it has not within `graceMs`, kills it and all of its group. Returns when it
 * is gone. The process may be a child of this one or not.
 */
export async function stopProcess(record: Omit<ProcessRecord, 'name'>, graceMs: number): Promise<void> {
  if (isRunning(record)) send(record.pid, record.stopSignal);
  const deadline = performance.now() + graceMs;
  while (isRunning(record)) {
    if (performance.now() >= deadline) killGroup(record.pid);
    await sleep(pollMs);
  }
}

/** Kills at once whatever is in the process group that `pid` leads. */
export function killGroup(pid: number): void {
  send(-pid, 'SIGKILL');
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
