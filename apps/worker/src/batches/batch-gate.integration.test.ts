import { readFileSync } from 'node:fs';
import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import type { BatchDecision } from '@canopy/pipeline-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ingestAnswer } from '../ingest/ingest-answer.js';
import { preprocessWaitingRows } from '../preprocess/preprocess-waiting-rows.js';
import { aStore, type TestStore } from '../testing/a-store.js';
import { neverAborted } from '../testing/a-training.js';
import { anAnswer } from '../testing/some-rows.js';
import { decideBatch } from './decide-batch.js';

const file = new URL('../../../data-api/data/covertype.csv', import.meta.url);
const [, ...real] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','));

/** Every tenth row of a tenth of the file, as a draw of the source has it. */
const aDraw = (batchNumber: number, first = 0): string[][] =>
  real.slice(batchNumber * 2284, (batchNumber + 1) * 2284).filter((_, index) => index % 10 === first % 10);

describe('a batch that is bad as a whole', () => {
  let database: TestDatabase;
  let testStore: TestStore;

  beforeAll(async () => {
    database = await aDatabase();
    testStore = await aStore();
  });
  afterAll(async () => {
    await testStore.clear();
    await database.drop();
  });
  beforeEach(async () => {
    await database.pool.query('TRUNCATE "batches", "covertype_raw", "covertype_data", "quarantine" CASCADE');
    for (const number of [0, 1, 2]) await ingest(`2026-11-23_0000000${number}`, aDraw(number));
  });

  const batchId = '2026-11-23_000000ff';
  const bad = aDraw(3).map((row) => row.slice(0, 12));

  async function ingest(id: string, rows: readonly unknown[]) {
    const bytes = anAnswer(rows);
    const { object } = await testStore.store.putOnce(
      `batches/${id}-${bytes.length}.json`,
      bytes,
      neverAborted,
    );
    return ingestAnswer(database.pool, { batchId: id, groupNumber: 1, object, bytes }, neverAborted);
  }

  const decide = (changes: Partial<BatchDecision> = {}) =>
    decideBatch(
      { pool: database.pool, store: testStore.store },
      { batchId, verdict: 'release', by: 'Ada', reason: 'looked at it', ...changes },
      neverAborted,
    );

  const stateOf = async (id: string) =>
    (await database.pool.query('SELECT * FROM "batches" WHERE "id" = $1', [id])).rows[0];

  const typedRows = async () =>
    (await database.pool.query('SELECT count(*)::int AS n FROM "covertype_data"')).rows[0].n;

  const type = () => preprocessWaitingRows(database.pool, neverAborted, () => undefined);

  it('waits with its evidence, stores no row, and does not stop the batches after it', async () => {
    const held = await ingest(batchId, bad);
    const next = await ingest('2026-11-23_00000004', aDraw(4));
    await type();

    expect(held).toMatchObject({
      received: 229,
      inserted: 0,
      failed: 0,
      held: expect.stringContaining('229 of 229'),
    });
    expect(await stateOf(batchId)).toMatchObject({
      state: 'held',
      findings: [{ rule: 'schema_changed', found: 1, examples: ['expected 13 values, found 12'] }],
    });
    expect(next.held).toBeUndefined();
    expect(await typedRows()).toBe(4 * 229);
  });

  it('is the same however often it comes', async () => {
    const first = await ingest(batchId, bad);

    expect(await ingest(batchId, bad)).toEqual(first);
  });

  it('gives its rows when somebody releases it, once', async () => {
    const draw = aDraw(3);
    await ingest(
      batchId,
      draw.map((row, index) => (index % 8 === 0 ? row.with(0, '') : row)),
    );

    const released = await decide();
    const again = await decide({ by: 'Bob' });
    await type();

    expect(released).toEqual({ state: 'released', inserted: 229, duplicated: 0, failed: 0 });
    expect(again).toEqual(released);
    expect(await stateOf(batchId)).toMatchObject({ decided_by: 'Ada', decided_reason: 'looked at it' });
    expect(await typedRows()).toBe(4 * 229 - 29);
  });

  it('gives nothing when somebody rejects it, and does not keep its good rows from coming again', async () => {
    const draw = aDraw(3);
    await ingest(
      batchId,
      draw.map((row, index) => (index % 8 === 0 ? row.with(0, '') : row)),
    );

    await decide({ verdict: 'reject' });

    expect(await ingest('2026-11-23_00000005', draw)).toMatchObject({ inserted: 229, duplicated: 0 });
  });

  it('is not decided twice in two ways, nor when it does not wait', async () => {
    await ingest(batchId, bad);
    await decide({ verdict: 'reject' });

    await expect(decide()).rejects.toThrow(`The batch ${batchId} is rejected already: by Ada`);
    await expect(decide({ batchId: '2026-11-23_00000001' })).rejects.toThrow('it was never held');
    await expect(decide({ batchId: 'none' })).rejects.toThrow('There is no batch none');
  });

  it('of two decisions at once takes one', async () => {
    await ingest(batchId, bad);

    const outcomes = await Promise.allSettled([decide(), decide({ verdict: 'reject' })]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('takes an answer that came before, and says so', async () => {
    const rows = aDraw(3);
    const first = await ingest(batchId, rows);

    expect(await ingest('2026-11-23_00000006', rows)).toMatchObject({
      inserted: 0,
      duplicated: first.inserted,
    });
    expect(await stateOf('2026-11-23_00000006')).toMatchObject({
      state: 'accepted',
      findings: [{ rule: 'same_answer', severity: 'notice' }],
    });
  });
});
