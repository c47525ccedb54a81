import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { PredictionsRepository } from './predictions.repository.js';

const roundMs = 60 * 60 * 1000;
const rowsAtOnce = 5000;
const dayMs = 24 * 60 * 60 * 1000;

export interface RetentionOptions {
  predictions: Pick<PredictionsRepository, 'deleteBefore'>;
  /** Days that a prediction is kept. */
  days: number;
  logger: FastifyBaseLogger;
  signal: AbortSignal;
}

/** Deletes what is too old, a little at a time, at once and then every hour, until the signal aborts. */
export async function keepRetention({ predictions, days, logger, signal }: RetentionOptions): Promise<void> {
  while (!signal.aborted) {
    try {
      const before = new Date(Date.now() - days * dayMs);
      let deleted = rowsAtOnce;
      while (deleted === rowsAtOnce && !signal.aborted)
        deleted = await predictions.deleteBefore(before, rowsAtOnce);
    } catch (err) {
      logger.warn({ err }, 'old predictions could not be deleted; the next round tries again');
    }
    await pause(roundMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
