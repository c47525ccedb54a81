import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { createRowEncoder } from './create-row-encoder.js';
import { isRefused } from './is-refused.js';
import type { PredictionLog } from './prediction-log.js';
import { mostNumbersOf, RowBlock } from './row-block.js';

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
  /** Writes rows of a binary COPY, whole or not at all; `isRepeated` when an earlier attempt may have written them. */
  write(rows: Uint8Array, options: { isRepeated: boolean }): Promise<void>;
  logger: FastifyBaseLogger;
  /** Whether features are kept, or a hash in their place. Default true. */
  keepsFeatures?: boolean;
  /** Predictions that may wait; more are dropped. Default 20,000, some seconds of full load and about 4 MB. */
  capacity?: number;
  /** Predictions of a batch: so many that a statement costs little. Default 2000. */
  batchSize?: number;
  /** Milliseconds that a prediction waits for others. Default 500. */
  gatherMs?: number;
  /** Milliseconds until the second attempt; doubled for each further one up to half a minute. Default 500. */
  retryMs?: number;
  /** Milliseconds that `close` writes what is left. Default 2500. */
  closingMs?: number;
}

const longestRetryMs = 30_000;
/** Numbers of a block; a row of the data set takes 26. A prediction that takes more has a block of its own. */
const blockNumbers = 52 * 1024;

/** Gathers predictions and writes them in batches, one at a time, in the order of their coming. */
export function createPredictionLog(options: PredictionLogOptions): WrittenPredictionLog {
  const { write, logger, keepsFeatures = true, capacity = 20_000, batchSize = 2000 } = options;
  const { gatherMs = 500, retryMs = 500 } = options;
  const encode = createRowEncoder();
  const full: RowBlock[] = [];
  const closing = new AbortController();
  let open: RowBlock | undefined;
  let spare: RowBlock | undefined;
  let queued = 0;
  let dropped = 0;
  let written = 0;
  let failure: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isWriting = false;
  let draining: Promise<void> | undefined;

  function seal(): void {
    clearTimeout(timer);
    timer = undefined;
    if (open === undefined || open.rowCount === 0) return;
    full.push(open);
    open = undefined;
  }

  async function writeWaiting(): Promise<void> {
    seal();
    if (!isWriting) draining = writeFull();
    await draining;
  }

  function blockFor(numbers: number): RowBlock {
    if (open !== undefined && open.room < numbers) void writeWaiting();
    if (open !== undefined) return open;
    open =
      spare !== undefined && spare.room >= numbers ? spare : new RowBlock(Math.max(blockNumbers, numbers));
    spare = undefined;
    return open;
  }

  /** The first of the full blocks is done with. */
  function release(): number {
    const block = full.shift();
    if (block === undefined) return 0;
    const { rowCount } = block;
    block.clear();
    spare = block;
    queued -= rowCount;
    return rowCount;
  }

  function fail(error: unknown): void {
    if (failure === undefined) logger.error({ err: error }, 'predictions could not be logged');
    failure = error instanceof Error ? error.message : String(error);
  }

  async function writeFull(): Promise<void> {
    isWriting = true;
    let attempt = 0;
    for (let [block] = full; block !== undefined; [block] = full) {
      try {
        await write(encode(block), { isRepeated: attempt > 0 });
        written += release();
        if (failure !== undefined) logger.info('predictions are logged again');
        failure = undefined;
        attempt = 0;
      } catch (error) {
        fail(error);
        if (isRefused(error)) {
          dropped += release();
          attempt = 0;
        } else {
          const ms = Math.min(retryMs * 2 ** attempt++, longestRetryMs);
          await pause(ms, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
          if (closing.signal.aborted) await pause(retryMs, undefined, { ref: false });
        }
      }
    }
    isWriting = false;
  }

  async function flush(limitMs: number): Promise<void> {
    await Promise.race([writeWaiting(), pause(limitMs, undefined, { ref: false })]);
  }

  return {
    get dropped() {
      return dropped;
    },
    get queued() {
      return queued;
    },
    get written() {
      return written;
    },
    get failure() {
      return failure;
    },
    record(prediction) {
      if (queued >= capacity || closing.signal.aborted) {
        dropped++;
        return;
      }
      try {
        const block = blockFor(mostNumbersOf(prediction));
        block.add(prediction, keepsFeatures);
        queued++;
        if (block.rowCount >= batchSize) void writeWaiting();
        else timer ??= setTimeout(writeWaiting, gatherMs);
      } catch (error) {
        dropped++;
        fail(error);
      }
    },
    flush,
    async close() {
      closing.abort();
      await flush(options.closingMs ?? 2500);
      const lost = queued;
      full.length = 0;
      queued = 0;
      dropped += lost;
      if (lost > 0) logger.error({ lost }, 'predictions were lost: the database did not take them in time');
    },
  };
}
