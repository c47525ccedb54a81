import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ingestAnswer } from '../ingest/ingest-answer.js';
import { anAnswer, aRow, someRows } from '../testing/some-rows.js';
import { preprocessWaitingRows } from './preprocess-waiting-rows.js';

const object = { uri: 's3://canopy/batches/b.json', sha256: '00', bytes: 1 };
const never = new AbortController().signal;

describe('preprocessWaitingRows', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await database.pool.query(
      'TRUNCATE "batches", "covertype_raw", "covertype_data", "quarantine", "wilderness_area_mapping" CASCADE',
    );
  });

  const ingest = (rows: readonly unknown[], batchId = '2026-11-23_00000001') =>
    ingestAnswer(database.pool, { batchId, groupNumber: 1, object, bytes: anAnswer(rows) }, never);

  const preprocess = (signal = never, onChunk: () => void = () => undefined) =>
    preprocessWaitingRows(database.pool, signal, onChunk);

  const query = async <Row extends object>(sql: string) => (await database.pool.query<Row>(sql)).rows;

  it('types good rows, with names by their numbers, and marks the raw rows', async () => {
    await ingest(someRows(8));

    expect(await preprocess()).toEqual({ processed: 8, quarantined: 0 });

    const typed = await query(`
      SELECT r."wilderness_area" = m."name" AS "sameArea", r."soil_type" = 'C' || d."soil_type" AS "sameSoil",
             r."elevation" = d."elevation"::text AS "sameHeight", r."cover_type" = d."cover_type"::text AS "sameClass",
             r."batch_id" = d."batch_id" AS "sameBatch", r."status"
        FROM "covertype_data" d JOIN "covertype_raw" r ON r."id" = d."raw_id"
        JOIN "wilderness_area_mapping" m ON m."number" = d."wilderness_area"`);
    expect(typed).toHaveLength(8);
    for (const row of typed) {
      expect(row).toEqual({
        sameArea: true,
        sameSoil: true,
        sameHeight: true,
        sameClass: true,
        sameBatch: true,
        status: 'processed',
      });
    }
    const numbers = await query<{ number: number }>(
      'SELECT "number" FROM "wilderness_area_mapping" ORDER BY 1',
    );
    expect(numbers.map(({ number }) => number)).toEqual([0, 1, 2, 3]);
  });

  it('keeps bad rows out, each with column, value and reason, and never as a zero', async () => {
    await ingest([
      aRow(1).with(0, ''),
      aRow(2).with(1, '361'),
      aRow(3).with(10, 'Yosemite'),
      aRow(4).with(11, 'C1'),
      aRow(5).with(12, '7'),
      aRow(6).with(2, 'steep').with(6, '256'),
      ...someRows(200, 100),
    ]);

    expect(await preprocess()).toEqual({ processed: 200, quarantined: 6 });

    expect(
      await query(
        'SELECT "column", "value", "reason", "raw_id" IS NOT NULL AS "known" FROM "quarantine" ORDER BY 1',
      ),
    ).toEqual([
      { column: 'aspect', value: '361', reason: 'expected 0 to 360 °', known: true },
      { column: 'cover_type', value: '7', reason: 'expected a class from 0 to 6', known: true },
      { column: 'elevation', value: '', reason: 'the value is missing', known: true },
      { column: 'slope', value: 'steep', reason: 'expected a whole number', known: true },
      {
        column: 'soil_type',
        value: 'C1',
        reason: 'the code is not in the table of the data set',
        known: true,
      },
      {
        column: 'wilderness_area',
        value: 'Yosemite',
        reason: 'expected one of Rawah, Neota, Commanche, Cache',
        known: true,
      },
    ]);
    expect(await query(`SELECT "rule", "failures" FROM "quarantine" WHERE "value" = 'steep'`)).toEqual([
      {
        rule: 'whole_number',
        failures: [
          { rule: 'whole_number', column: 'slope', value: 'steep', reason: 'expected a whole number' },
          { rule: 'range', column: 'hillshade_9am', value: '256', reason: 'expected 0 to 255' },
        ],
      },
    ]);
    expect(
      await query(
        'SELECT "status"::text, count(*)::int AS "rows" FROM "covertype_raw" GROUP BY 1 ORDER BY 1',
      ),
    ).toEqual([
      { status: 'processed', rows: 200 },
      { status: 'quarantined', rows: 6 },
    ]);
  });

  it('does nothing the second time', async () => {
    await ingest([...someRows(5), aRow(9).with(0, 'x')]);
    await preprocess();

    expect(await preprocess()).toEqual({ processed: 0, quarantined: 0 });
  });

  it('gives a place between training and hold-out that does not depend on the order of the rows', async () => {
    const places = () =>
      query('SELECT "elevation", "aspect", "split_point" FROM "covertype_data" ORDER BY 1, 2, 3');
    await ingest(someRows(30));
    await preprocess();
    const first = await places();
    await database.pool.query(
      'TRUNCATE "batches", "covertype_raw", "covertype_data", "quarantine", "wilderness_area_mapping" CASCADE',
    );
    await ingest(someRows(30).toReversed().slice(0, 10), '2026-11-24_00000001');
    await preprocess();
    await ingest(someRows(30).toReversed(), '2026-11-24_00000002');
    await preprocess();

    expect(await places()).toEqual(first);
  });

  it('goes on after the chunk that an earlier attempt was stopped in', async () => {
    await ingest(someRows(25_000));
    const stopped = new AbortController();
    const attempt = preprocess(stopped.signal, () => stopped.abort(new Error('stopped')));

    await expect(attempt).rejects.toThrow('stopped');
    expect(await preprocess()).toEqual({ processed: 15_000, quarantined: 0 });
    expect(await query('SELECT count(*)::int AS "n" FROM "covertype_data"')).toEqual([{ n: 25_000 }]);
  });

  it('types every row once when several attempts run at once', async () => {
    await ingest(someRows(25_000));

    const attempts = await Promise.all([preprocess(), preprocess(), preprocess()]);

    expect(attempts.reduce((sum, { processed }) => sum + processed, 0)).toBe(25_000);
    expect(await query('SELECT count(*)::int AS "n" FROM "covertype_data"')).toEqual([{ n: 25_000 }]);
    expect(await query('SELECT count(*)::int AS "n" FROM "wilderness_area_mapping"')).toEqual([{ n: 4 }]);
  });
});
