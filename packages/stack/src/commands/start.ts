import { killRecorded } from '../processes/stop-leftovers.js';
import { findUnknownKeys } from '../settings/find-unknown-keys.js';
import { readSettings } from '../settings/read-settings.js';
import type { Environment } from '../settings/settings.js';
import { startStack } from '../start-stack.js';
import { describeStack } from './describe-stack.js';
import { watchSignals } from './watch-signals.js';

export interface StartOptions {
  environment: Environment;
  /** Keys that stand in the `.env` file. */
  fileKeys: readonly string[];
  portOffset: number;
  say(line: string): void;
}

/** Starts everything and stays until it is told to stop. Returns the exit code. @throws StackError */
export async function start({ environment, fileKeys, portOffset, say }: StartOptions): Promise<number> {
  const unknown = findUnknownKeys(fileKeys);
  if (unknown.length > 0)
    say(`Warning: no part of Canopy reads ${unknown.join(', ')} (set in .env). Misspelt?`);

  const interruption = new AbortController();
  const interrupted = Promise.withResolvers<void>();
  watchSignals(
    () => {
      say('Stopping. Press Ctrl-C once more to kill everything at once.');
      interruption.abort();
      interrupted.resolve();
    },
    () => {
      killRecorded(readSettings(environment, portOffset).home.records);
      process.exit(130);
    },
  );

  say('Starting');
  try {
    const begun = performance.now();
    const stack = await startStack({ environment, ports: portOffset, say, signal: interruption.signal });
    say(describeStack(stack));
    say(`Ready after ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
    const failure = await Promise.race([stack.failed, interrupted.promise]);
    if (failure !== undefined) say(`${failure.message}\nStopping everything.`);
    await stack.stop();
    say('Stopped.');
    return failure === undefined ? 0 : 1;
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    say('Stopped.');
    return 130;
  }
}
