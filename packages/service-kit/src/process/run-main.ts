import { ConfigurationError } from '../config/configuration-error.js';
import { CommandError } from './command-error.js';

/** Runs a process to its start. A wrong configuration or a port in use ends it with one clear sentence, not a stack. */
export function runMain(name: string, main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const text = error instanceof CommandError ? error.message : `${name} could not start. ${explain(error)}`;
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
    setImmediate(() => process.exit());
  });
}

function explain(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Another program listens at ${address}:${port}: stop it, or choose another port.`;
  return error.stack ?? error.message;
}
