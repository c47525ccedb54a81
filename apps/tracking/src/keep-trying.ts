import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';

export interface KeepTryingOptions {
  /** What is being made, for the log. */
  what: string;
  logger: FastifyBaseLogger;
  /** Ends the trying. */
  signal: AbortSignal;
}

const firstPauseMs = 250;
const longestPauseMs = 5_000;

/** Does `work` until it succeeds or the signal aborts. */
export async function keepTrying(
  work: () => Promise<void>,
  { what, logger, signal }: KeepTryingOptions,
): Promise<void> {
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await work();
    } catch (error) {
      logger.warn({ err: error }, `${what} cannot be made yet; trying again in ${pauseMs} ms.`);
      await wait(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
