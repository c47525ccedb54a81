import { spawn } from 'node:child_process';

export interface QuietOutcome {
  /** Undefined when the program could not be run at all. */
  code: number | undefined;
  output: string;
}

const keptCharacters = 16 * 1024;

/** Runs a program to its end, keeping the last of what it prints. */
export function runQuietly(file: string, args: readonly string[]): Promise<QuietOutcome> {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-keptCharacters);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: undefined, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
