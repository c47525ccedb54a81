import { createLogger } from '@canopy/service-kit/process';
import { describe, expect, it, vi } from 'vitest';
import { aLoggedPrediction } from '../testing/a-logged-prediction.js';
import { createPredictionLog, type PredictionLogOptions } from './create-prediction-log.js';

const logger = createLogger('inference', 'silent');

function aLog(options: Partial<PredictionLogOptions> = {}) {
  const batches: string[][] = [];
  const log = createPredictionLog({
    write: async (batch) => void batches.push(batch.map(({ modelVersion }) => modelVersion)),
    logger,
    batchSize: 2,
    gatherMs: 5,
    retryMs: 1,
    closingMs: 50,
    ...options,
  });
  const record = (...versions: string[]) => {
    for (const modelVersion of versions) log.record(aLoggedPrediction({ modelVersion }));
  };
  return { log, record, batches };
}

describe('createPredictionLog', () => {
  it('writes full batches at once and the rest a moment later, in order', async () => {
    const { log, record, batches } = aLog();

    record('1', '2', '3');

    await vi.waitFor(() => expect(batches).toEqual([['1', '2'], ['3']]));
    expect(log).toMatchObject({ written: 3, queued: 0, dropped: 0, failure: undefined });
  });

  it('drops and counts what it has no room for while the database is away, and writes the rest when it is back', async () => {
    let isAway = true;
    const attempts: boolean[] = [];
    const { log, record } = aLog({
      capacity: 3,
      async write(_batch, { isRepeated }) {
        attempts.push(isRepeated);
        if (isAway) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
      },
    });

    record('1', '2', '3', '4', '5');
    await vi.waitFor(() => expect(log.failure).toBe('away'));
    isAway = false;
    await vi.waitFor(() => expect(log.written).toBe(3));

    expect(log.dropped).toBe(2);
    expect(log.failure).toBeUndefined();
    expect(attempts.slice(0, 2)).toEqual([false, true]);
    expect(attempts.at(-1)).toBe(false);
  });

  it('gives up a batch that can never be written, and goes on with the next', async () => {
    const { log, record } = aLog({
      async write([first]) {
        if (first?.modelVersion === '1') throw Object.assign(new Error('bad value'), { code: '22003' });
      },
    });

    record('1', '2', '3');
    await log.flush(1000);

    expect(log).toMatchObject({ dropped: 2, written: 1 });
  });

  it('writes what is waiting when it closes, and takes nothing more', async () => {
    const { log, record, batches } = aLog({ gatherMs: 60_000, batchSize: 10 });
    record('1', '2');

    await log.close();
    record('3');

    expect(batches).toEqual([['1', '2']]);
    expect(log.dropped).toBe(1);
  });

  it('does not hold up a shutdown for a database that never answers, and counts what is lost', async () => {
    const { log, record } = aLog({ write: () => new Promise(() => undefined) });
    record('1', '2', '3');

    await log.close();

    expect(log.dropped).toBe(3);
  });
});
