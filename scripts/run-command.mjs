import { spawn } from 'node:child_process';

const keptCharacters = 256 * 1024;

/**
 * Runs a program to its end with its output kept back. Whatever it started ends with it: it has a process group
 * of its own, which is killed when we are told to stop.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export async function runCommand(file, args, { cwd, env = process.env, onOutput } = {}) {
  const begun = performance.now();
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-keptCharacters);
      onOutput?.(text);
    });
  }
  const stop = (signal) => {
    killGroup(child.pid);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  for (const signal of signals) process.once(signal, stop);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(127);
    });
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  for (const signal of signals) process.removeListener(signal, stop);
  return { code, output, seconds: (performance.now() - begun) / 1000 };
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // it has ended by itself
  }
}
