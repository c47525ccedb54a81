import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ServerCommand {
  /** What it is, for messages. */
  name: string;
  file: string;
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  port: number;
  /** Takes what the server prints. */
  logFile: string;
  /** What answers with a 2xx once the server is ready. Default `/health`. */
  readyPath?: string;
}

export interface RunningServer {
  /** e.g. `http://127.0.0.1:5000` */
  url: string;
  /** Of the process that leads the server's group. */
  processId: number;
  /** Milliseconds from the command to the moment when it was ready. */
  startMs: number;
  /** Asks it to end, and kills what has not after five seconds. */
  stop(): Promise<void>;
}

/** A server ended, or did not answer, while it should have started. */
export class ServerFailed extends Error {
  override readonly name = 'ServerFailed';
}

const readyWithinMs = 90_000;
const graceMs = 5000;
const pauseMs = 20;

/** Starts an HTTP server and waits until it is ready. @throws ServerFailed with its last words. */
export async function startServer(command: ServerCommand): Promise<RunningServer> {
  const { name, port, logFile, readyPath = '/health' } = command;
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const log = openSync(logFile, 'a');
  const child = spawn(command.file, command.args, {
    env: command.env,
    stdio: ['ignore', log, log],
    // A group of its own, so that its workers end with it.
    detached: true,
  });
  closeSync(log);
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    for (const event of ['error', 'exit']) {
      child.once(event, () => {
        hasEnded = true;
        resolve();
      });
    }
  });
  const kill = (signal: NodeJS.Signals) => {
    if (child.pid !== undefined) signalGroup(child.pid, signal);
  };
  const killAtExit = () => kill('SIGKILL');
  process.once('exit', killAtExit);
  const stop = async () => {
    process.removeListener('exit', killAtExit);
    kill('SIGTERM');
    await Promise.race([ended, sleep(graceMs, undefined, { ref: false })]);
    kill('SIGKILL');
    await ended;
  };

  const deadline = began + readyWithinMs;
  while (!(await isWell(url + readyPath))) {
    if (hasEnded || performance.now() > deadline) {
      await stop();
      const lastWords = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-20).join('\n');
      throw new ServerFailed(`${name} did not start. Its last words (${logFile}):\n${lastWords}`);
    }
    await sleep(pauseMs);
  }
  return { url, processId: child.pid ?? 0, startMs: performance.now() - began, stop };
}

async function isWell(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

function signalGroup(processId: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-processId, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
