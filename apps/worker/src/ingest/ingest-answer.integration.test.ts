import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anAnswer, aRow, someRows } from '../testing/some-rows.js';
import { ingestAnswer } from './ingest-answer.js';

const object = { uri: 's3://canopy/batches/b.json', sha256: '00', bytes: 1 };
const never = new AbortController().signal;

describe('ingestAnswer', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await database.pool.query('TRUNCATE "batches", "covertype_raw", "covertype_data", "quarantine" CASCADE');
  });

  const ingest = (batchId: string, rows: readonly unknown[], signal = never) =>
    ingestAnswer(database.pool, { batchId, groupNumber: 1, object, bytes: anAnswer(rows) }, signal);

  const count = async (table: string) =>
    (await database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]?.n;

  it('keeps every row once and counts what it saw before, in this batch or another', async () => {
    await ingest('2026-11-23_00000001', someRows(10));

    const counts = await ingest('2026-11-23_00000002', [...someRows(10, 5), aRow(14)]);

    expect(counts).toEqual({ batchNumber: 0, received: 11, inserted: 5, duplicated: 6, failed: 0 });
    expect(await count('covertype_raw')).toBe(15);
  });

  it('returns the same counts when the same answer comes again, and changes nothing', async () => {
    const rows = [...someRows(10), aRow(3), ['too', 'short']];
    const first = await ingest('2026-11-23_00000001', rows);

    const second = await ingest('2026-11-23_00000001', rows);

    expect(second).toEqual(first);
    expect(first).toMatchObject({ received: 12, inserted: 10, duplicated: 1, failed: 1 });
    expect(await count('quarantine')).toBe(1);
  });

  it('tells two attempts at once apart from two batches', async () => {
    const attempts = await Promise.all([1, 2, 3].map(() => ingest('2026-11-23_00000001', someRows(500))));

    expect(new Set(attempts.map(({ inserted }) => inserted))).toEqual(new Set([500]));
    expect(await count('covertype_raw')).toBe(500);
  });

  it('puts rows that are not thirteen storable texts in quarantine, each with its place and reason', async () => {
    const bad = [
      aRow(1).slice(1),
      [...aRow(1), 'more'],
      aRow(1).with(2, 'a\0b'),
      [3, ...aRow(1).slice(1)],
      [null, ...aRow(1).slice(1)],
      aRow(1).with(0, '\ud800'),
      'not a row',
      null,
    ];

    const counts = await ingest('2026-11-23_00000001', [aRow(0), ...bad, ...someRows(200, 100)]);

    expect(counts).toMatchObject({ received: 209, inserted: 201, failed: 8 });
    const { rows } = await database.pool.query(
      'SELECT "row_number" AS "rowNumber", "reason" FROM "quarantine" ORDER BY "row_number"',
    );
    expect(rows).toEqual([
      { rowNumber: 1, reason: 'expected 13 values, found 12' },
      { rowNumber: 2, reason: 'expected 13 values, found 14' },
      { rowNumber: 3, reason: 'the text of Slope holds a NUL byte' },
      { rowNumber: 4, reason: 'expected a text as Elevation, found a value of type number' },
      { rowNumber: 5, reason: 'expected a text as Elevation, found null' },
      { rowNumber: 6, reason: 'the text of Elevation holds half a character (a lone surrogate)' },
      { rowNumber: 7, reason: 'expected a list of 13 texts, found a value of type string' },
      { rowNumber: 8, reason: 'expected a list of 13 texts, found null' },
    ]);
  });

  it('keeps texts with tabs, line ends, backslashes and other scripts as they came', async () => {
    const strange = ['\t', '\n', '\\N', '\\', 'ñ→𝄞', '', ' ', "'", '"', '|', '\r', '{}', '0'];

    await ingest('2026-11-23_00000001', [strange]);

    const { rows } = await database.pool.query({
      rowMode: 'array',
      text: `SELECT "elevation", "aspect", "slope", "horizontal_distance_to_hydrology", "vertical_distance_to_hydrology",
                    "horizontal_distance_to_roadways", "hillshade_9am", "hillshade_noon", "hillshade_3pm",
                    "horizontal_distance_to_fire_points", "wilderness_area", "soil_type", "cover_type"
               FROM "covertype_raw"`,
    });
    expect(rows).toEqual([strange]);
  });

  describe('that is disturbed half-way', () => {
    const rows = [...someRows(2000), ['too', 'short']];

    /** How an ingestion ends to which something is done when it has copied all rows and waits to quarantine one. */
    async function disturb(signal: AbortSignal, act: (processId: number) => unknown): Promise<string> {
      const holder = await database.pool.connect();
      try {
        await holder.query('BEGIN');
        await holder.query('LOCK TABLE "quarantine" IN SHARE MODE');
        const ended = ingest('2026-11-23_00000001', rows, signal).then(
          () => 'stored',
          ({ message }: Error) => message,
        );
        await expect.poll(findWaiting).toHaveLength(1);
        const [processId = 0] = await findWaiting();
        await act(processId);
        return await ended;
      } finally {
        await holder.query('ROLLBACK');
        holder.release();
      }
    }

    async function findWaiting(): Promise<number[]> {
      const found = await database.pool.query<{ pid: number }>(
        `SELECT "pid" FROM "pg_stat_activity" WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`,
      );
      return found.rows.map(({ pid }) => pid);
    }

    it('leaves nothing behind when it is cancelled, and does all of it the next time', async () => {
      const cancelled = new AbortController();

      expect(await disturb(cancelled.signal, () => cancelled.abort(new Error('cancelled')))).toBe(
        'cancelled',
      );
      expect([await count('batches'), await count('covertype_raw')]).toEqual([0, 0]);

      expect(await ingest('2026-11-23_00000001', rows)).toMatchObject({ inserted: 2000, failed: 1 });
    });

    it('leaves nothing behind when its connection is lost', async () => {
      const terminate = (processId: number) =>
        database.pool.query('SELECT pg_terminate_backend($1)', [processId]);

      expect(await disturb(never, terminate)).toMatch(/terminat/i);
      expect([await count('batches'), await count('covertype_raw')]).toEqual([0, 0]);
    });
  });
});
