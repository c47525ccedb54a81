import { runCommand } from './run-command.mjs';
import { StepError } from './step-error.mjs';

const shownLines = 60;

/**
 * Runs one step of setting up: a line that names it and says how long it took, and its output only if it fails.
 *
 * @throws {StepError}
 */
export async function runStep(title, file, args, options) {
  process.stdout.write(`${title} … `);
  const { code, output, seconds } = await runCommand(file, args, options);
  if (code === 0) {
    process.stdout.write(`${seconds.toFixed(1)} s\n`);
    return;
  }
  process.stdout.write('failed\n');
  const lines = output.trimEnd().split('\n').slice(-shownLines);
  throw new StepError(
    `${lines.join('\n')}\n\n${title} failed: ${file} ${args.join(' ')} ended with code ${code}.`,
  );
}
