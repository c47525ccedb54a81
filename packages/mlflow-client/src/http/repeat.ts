import { MlflowError } from './mlflow-error.js';
import { wait } from './wait.js';

export interface RepeatOptions {
  /** How often at most, after the first time. */
  retries: number;
  /** Ends it: no new try begins after its abort. */
  signal: AbortSignal;
}

const firstPauseMs = 200;
const growth = 3;

/** Does `work` again while it fails in a way that may pass, each time after a longer pause or the one the server asks for. */
export async function repeat<T>(work: () => Promise<T>, { retries, signal }: RepeatOptions): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === retries || !(error instanceof MlflowError) || !error.isRetryable) throw error;
      // Many clients that were turned away together should not come back together.
      const pauseMs = firstPauseMs * growth ** tries * (0.5 + Math.random());
      await wait(Math.max(pauseMs, error.retryAfterMs ?? 0), signal);
      if (signal.aborted) throw error;
    }
  }
}
