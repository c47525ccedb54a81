import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { explainError } from '../failures/explain-error.js';

const pauseMs = 2000;

/**
 * Tries to reach a part that may still be starting, for about a minute.
 *
 * @throws Error that names the part, once the attempts are used up.
 */
export async function reach<T>(
  part: string,
  attempt: () => Promise<T>,
  { logger, attempts = 30 }: { logger: Logger; attempts?: number },
): Promise<T> {
  for (let left = attempts - 1; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      const message = `${part} cannot be reached: ${explainError(error)}`;
      if (left <= 0) throw Object.assign(new Error(message), { stack: message });
      logger.warn(message);
      await setTimeout(pauseMs);
    }
  }
}
