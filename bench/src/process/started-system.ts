import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { waitUntil } from './wait-until.js';

const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** The whole system as a user starts it, on ports and in a folder of its own. */
export interface StartedSystem {
  /** Seconds from the command to the moment when every part answers. */
  startSeconds: number;
  /** Id of the launcher's process. */
  processId: number;
  /** Address of a part, from the port that it has without an offset. */
  address(port: number): string;
  /** The same without the scheme. */
  hostAndPort(port: number): string;
  /** Ctrl-C, and the end of the launcher. */
  stop(): Promise<void>;
}

const portOffset = 31_000;
const healthPaths = { 8080: '/health', 5000: '/health', 8081: '/health', 8000: '/health', 8503: '/' };

/** Runs `npm start` with `CANOPY_HOME` at `home`, and waits until every app answers. */
export async function startSystem(home: string, environment: Record<string, string>): Promise<StartedSystem> {
  const hostAndPort = (port: number) => `127.0.0.1:${port + portOffset}`;
  const address = (port: number) => `http://${hostAndPort(port)}`;
  const log = openSync(`${home}.log`, 'a');
  const began = performance.now();
  const child = spawn('npm', ['start', '--', '--port-offset', String(portOffset)], {
    cwd: repositoryRoot,
    env: { ...process.env, ...environment, CANOPY_HOME: home },
    stdio: ['ignore', log, log],
    detached: true,
  });
  const hasEnded = () => child.exitCode !== null;
  for (const [port, path] of Object.entries(healthPaths)) {
    await waitUntil(`port ${port} answers (log: ${home}.log)`, 120_000, async () => {
      if (hasEnded()) throw new Error(`npm start ended with code ${child.exitCode}; its log is ${home}.log`);
      return (await fetch(address(Number(port)) + path)).ok;
    });
  }
  const startSeconds = (performance.now() - began) / 1000;
  return { startSeconds, processId: child.pid ?? 0, address, hostAndPort, stop: () => interrupt(child) };
}

async function interrupt(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGINT');
  await ended;
}
