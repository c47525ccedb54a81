import { spawn } from 'node:child_process';

/** Runs Python to its end and returns what it printed. @throws Error with all of that when it fails. */
export async function runPython(
  python: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const quiet = { MLFLOW_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: 'true', GIT_PYTHON_REFRESH: 'quiet' };
  const child = spawn(python, args, {
    env: { ...process.env, ...quiet, MLFLOW_HTTP_REQUEST_MAX_RETRIES: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  if (code !== 0) throw new Error(`python ${args.join(' ')} ended with code ${code}:\n${output}`);
  return output;
}
