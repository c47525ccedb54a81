import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataChecks } from './data-checks.js';

describe('the doctor, about the data', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());

  const check = (title: string) =>
    dataChecks({ DATABASE_URL: database.url })
      .find((each) => each.title === title)
      ?.run();

  it('tells of batches that wait for a person, the oldest first, until each is decided', async () => {
    const title = 'No batch waits for a person';
    expect(await check(title)).toEqual({ ok: true, detail: 'none is held' });
    for (const [id, state, minute] of [
      ['b1', 'accepted', 1],
      ['b2', 'held', 3],
      ['b3', 'held', 2],
    ] as const) {
      await database.pool.query(
        `INSERT INTO batches (id, group_number, batch_number, object_uri, object_sha256, received, inserted, duplicated, failed, state, fetched_at)
         VALUES ($1, 1, 0, 's3://canopy/b', '00', 0, 0, 0, 0, $2::batch_state, $3)`,
        [id, state, new Date(60_000 * minute)],
      );
    }

    expect(await check(title)).toMatchObject({
      ok: false,
      problem: '2 held, the first is b3: their rows are not trained on',
      next: expect.stringContaining('release or reject each'),
    });
    await database.pool.query(`UPDATE batches SET state = 'released' WHERE id = 'b2'`);
    await database.pool.query(`UPDATE batches SET state = 'rejected' WHERE id = 'b3'`);
    expect(await check(title)).toMatchObject({ ok: true });
  });

  it('tells why the circuit breaker is open, until it is closed', async () => {
    const title = 'The circuit breaker is closed';
    expect(await check(title)).toMatchObject({ ok: true });
    await database.pool.query(
      `INSERT INTO alerts (kind, subject, text, opened_at, seen_at) VALUES ('breaker', 'p', 'It failed 3 times.', now(), now())`,
    );

    expect(await check(title)).toEqual({
      ok: false,
      problem: 'It failed 3 times.',
      next: 'Resume the schedule on the page Control once the cause is mended.',
    });
    await database.pool.query('UPDATE alerts SET resolved_at = now()');
    expect(await check(title)).toMatchObject({ ok: true });
  });

  it('says which table is still empty, and what fills it', async () => {
    expect(await check('Rows have come in')).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/is empty$/),
    });
  });
});
