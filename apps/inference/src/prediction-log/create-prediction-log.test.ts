import { createLogger } from '@canopy/service-kit/process';
import { describe, expect, it } from 'vitest';
import { aLoggedPrediction } from '../testing/a-logged-prediction.js';
import { createPredictionLog, type PredictionLogOptions } from './create-prediction-log.js';
import { encodedColumns } from './create-row-encoder.js';

const logger = createLogger('inference', 'silent');

function aLog(options: Partial<PredictionLogOptions> = {}) {
  const batches: string[][] = [];
  const log = createPredictionLog({
    write: async (rows) => void batches.push(versionsOf(rows)),
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

/** The model versions of rows of a binary COPY: a count of fields, and the length of each before it. */
function versionsOf(rows: Uint8Array): string[] {
  const bytes = Buffer.from(rows);
  const versions: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const fieldCount = bytes.readInt16BE(at);
    at += 2;
    for (let field = 0; field < fieldCount; field++) {
      const length = Math.max(0, bytes.readInt32BE(at));
      at += 4;
      if (field === versionField) versions.push(bytes.toString('utf8', at, at + length));
      at += length;
    }
  }
  return versions;
}

const versionField = encodedColumns.split(', ').indexOf('"model_version"');

describe('createPredictionLog', () => {
  it('writes full batches at once and the rest a moment later, in order', async () => {
    const { log, record, batches } = aLog();

    record('1', '2', '3');

    await expect.poll(() => batches).toEqual([['1', '2'], ['3']]);
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
    await expect.poll(() => log.failure).toBe('away');
    isAway = false;
    await expect.poll(() => log.written).toBe(3);

    expect(log.dropped).toBe(2);
    expect(log.failure).toBeUndefined();
    expect(attempts.slice(0, 2)).toEqual([false, true]);
    expect(attempts.at(-1)).toBe(false);
  });

  it('gives up a batch that can never be written, and goes on with the next', async () => {
    const { log, record } = aLog({
      async write(rows) {
        if (versionsOf(rows).includes('1')) throw Object.assign(new Error('bad value'), { code: '22003' });
      },
    });

    record('1', '2', '3');
    await log.flush(1000);

    expect(log).toMatchObject({ dropped: 2, written: 1 });
  });

  it('writes what comes after a flush that had nothing to write', async () => {
    const { log, record, batches } = aLog();

    await log.flush(1000);
    record('1', '2');
    await log.flush(1000);
    await log.flush(1000);
    record('3');
    await log.flush(1000);

    expect(batches).toEqual([['1', '2'], ['3']]);
  });

  it('gives up a prediction that cannot be laid out, alone', async () => {
    const { log, record, batches } = aLog({ batchSize: 3 });

    record('1');
    log.record(aLoggedPrediction({ predictionId: 'none', modelVersion: '2' }));
    record('3');
    await log.flush(1000);

    expect(batches).toEqual([['1', '3']]);
    expect(log).toMatchObject({ dropped: 1, written: 2, queued: 0 });
  });

  it('keeps the order and the bytes of predictions of any size', async () => {
    const { log, record, batches } = aLog({ batchSize: 5000, gatherMs: 60_000 });
    const versions = Array.from({ length: 6 }, (_, index) => String(index).repeat(200_000));

    for (const modelVersion of versions)
      log.record(aLoggedPrediction({ modelVersion, features: new Array(20_000).fill(0.5) }));
    record('short');
    await log.flush(10_000);

    expect(batches.flat()).toEqual([...versions, 'short']);
    expect(batches.length).toBeGreaterThan(1);
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
