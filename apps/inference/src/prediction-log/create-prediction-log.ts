import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { isRefused } from './is-refused.js';
import type { LoggedPrediction, PredictionLog } from './prediction-log.js';

/** A log that writes to the database, and can say how it fares. */
export interface WrittenPredictionLog extends PredictionLog {
  /** Predictions that wait to be written. */
  readonly queued: number;
  /** Predictions that were written since the start. */
  readonly written: number;
  /** Why the last attempt to write failed; undefined when it did not. */
  readonly failure: string | undefined;
  /** Resolves when all that was recorded before is written or lost, at the latest after `limitMs`. */
  flush(limitMs: number): Promise<void>;
}

export interface PredictionLogOptions {
  /** Writes a batch whole or not at all; `isRepeated` when an earlier attempt may have written it. */
  write(batch: readonly LoggedPrediction[], options: { isRepeated: boolean }): Promise<void>;
  logger: FastifyBaseLogger;
  /** Predictions that may wait; more are dropped. Default 20,000, some seconds of full load and about 15 MB. */
  capacity?: number;
  /** Predictions of a batch: so many that a statement costs little, so few that laying them out takes two milliseconds. Default 2000. */
  batchSize?: number;
  /** Milliseconds that a prediction waits for others. Default 500. */
  gatherMs?: number;
  /** Milliseconds until the second attempt; doubled for each further one up to half a minute. Default 500. */
  retryMs?: number;
  /** Milliseconds that `close` writes what is left. Default 2500. */
  closingMs?: number;
}

const longestRetryMs = 30_000;

/** Gathers predictions and writes them in batches, one at a time, in the order of their coming. */
export function createPredictionLog(options: PredictionLogOptions): WrittenPredictionLog {
  const { write, logger, capacity = 20_000, batchSize = 2000, gatherMs = 500, retryMs = 500 } = options;
  const waiting: LoggedPrediction[] = [];
  const closing = new AbortController();
  let dropped = 0;
  let written = 0;
  let failure: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let draining: Promise<void> | undefined;

  function drain(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    draining ??= writeAll().finally(() => {
      draining = undefined;
    });
    return draining;
  }

  async function writeAll(): Promise<void> {
    for (let attempt = 0; waiting.length > 0; ) {
      const batch = waiting.slice(0, batchSize);
      try {
        await write(batch, { isRepeated: attempt > 0 });
        waiting.splice(0, batch.length);
        written += batch.length;
        if (failure !== undefined) logger.info('predictions are logged again');
        failure = undefined;
        attempt = 0;
      } catch (error) {
        if (failure === undefined) logger.error({ err: error }, 'predictions could not be logged');
        failure = error instanceof Error ? error.message : String(error);
        if (isRefused(error)) {
          waiting.splice(0, batch.length);
          dropped += batch.length;
          attempt = 0;
        } else {
          const ms = Math.min(retryMs * 2 ** attempt++, longestRetryMs);
          await pause(ms, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
          if (closing.signal.aborted) await pause(retryMs, undefined, { ref: false });
        }
      }
    }
  }

  async function flush(limitMs: number): Promise<void> {
    await Promise.race([drain(), pause(limitMs, undefined, { ref: false })]);
  }

  return {
    get dropped() {
      return dropped;
    },
    get queued() {
      return waiting.length;
    },
    get written() {
      return written;
    },
    get failure() {
      return failure;
    },
    record(prediction) {
      if (waiting.length >= capacity || closing.signal.aborted) {
        dropped++;
        return;
      }
      waiting.push(prediction);
      if (waiting.length >= batchSize) void drain();
      else timer ??= setTimeout(drain, gatherMs);
    },
    flush,
    async close() {
      closing.abort();
      await flush(options.closingMs ?? 2500);
      const lost = waiting.splice(0).length;
      dropped += lost;
      if (lost > 0) logger.error({ lost }, 'predictions were lost: the database did not take them in time');
    },
  };
}
