import { featureColumns } from '@canopy/covertype';
import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestAnswer } from '../ingest/ingest-answer.js';
import { preprocessWaitingRows } from '../preprocess/preprocess-waiting-rows.js';
import { aStore, type TestStore } from '../testing/a-store.js';
import { anAnswer, someRows } from '../testing/some-rows.js';
import { decodeSnapshot } from './decode-snapshot.js';
import { countSamples } from './samples.repository.js';
import { takeSnapshot } from './take-snapshot.js';

const object = { uri: 's3://canopy/batches/b.json', sha256: '00', bytes: 1 };
const never = new AbortController().signal;
const rowCount = 45_000;

describe('takeSnapshot', () => {
  let database: TestDatabase;
  let testStore: TestStore;

  beforeAll(async () => {
    database = await aDatabase();
    testStore = await aStore();
    await add(someRows(rowCount), '2026-11-23_00000001');
  });
  afterAll(async () => {
    await testStore.clear();
    await database.drop();
  });

  async function add(rows: string[][], batchId: string): Promise<void> {
    const answer = { batchId, groupNumber: 1, object, bytes: anAnswer(rows) };
    await ingestAnswer(database.pool, answer, never);
    await preprocessWaitingRows(database.pool, never, () => undefined);
  }

  const take = (throughId: string) =>
    takeSnapshot({ pool: database.pool, store: testStore.store }, { throughId, testSize: 0.2 }, never);

  it('holds all typed rows up to an id, and the same bytes each time, whatever comes after', async () => {
    const { throughId } = await countSamples(database.pool, 0.2);
    const first = await take(throughId);
    await add(someRows(50, rowCount), '2026-11-23_00000002');

    const second = await take(throughId);

    expect(second).toEqual(first);
    expect(first).toMatchObject({ rows: rowCount, trainingRows: rowCount - first.holdoutRows });
    expect(first.object.uri).toContain(`/snapshots/${first.object.sha256}.arrow`);
    expect(first.holdoutRows / rowCount).toBeCloseTo(0.2, 2);
    expect(Object.values(first.categoryNumbers.wilderness_area ?? {})).toEqual([0, 1, 2, 3]);
  });

  it('knows how many rows of which batch it holds, and between which ids', async () => {
    const { throughId } = await countSamples(database.pool, 0.2);
    const { object } = await take(throughId);

    const { rows } = await database.pool.query(
      `SELECT held.*, batches."typed" FROM "snapshot_batches" AS held JOIN "batches" ON "id" = "batch_id"
        WHERE "snapshot_sha256" = $1 ORDER BY "batch_id"`,
      [object.sha256],
    );
    expect(rows).toMatchObject([
      {
        batch_id: '2026-11-23_00000001',
        rows: rowCount,
        typed: rowCount,
        first_id: '1',
        last_id: `${rowCount}`,
      },
      { batch_id: '2026-11-23_00000002', rows: 50, typed: 50, last_id: throughId },
    ]);
  });

  it('counts the classes on both sides as the snapshot holds them', async () => {
    const { throughId, classes } = await countSamples(database.pool, 0.2);
    const snapshot = await take(throughId);

    const { training, holdout } = decodeSnapshot(await testStore.store.read(snapshot.object, never));

    const countOf = (labels: Uint8Array, label: number) => labels.filter((found) => found === label).length;
    expect(classes).toEqual(
      classes.map(({ label }) => ({
        label,
        training: countOf(training.labels, label),
        holdout: countOf(holdout.labels, label),
      })),
    );
    expect(classes.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('gives back every value of every row, in the order of the ids', async () => {
    const { throughId } = await countSamples(database.pool, 0.2);
    const snapshot = await take(throughId);

    const { training } = decodeSnapshot(await testStore.store.read(snapshot.object, never));

    const keys = featureColumns.map(({ key }) => `"${key}"`).join(', ');
    const { rows } = await database.pool.query<number[]>({
      rowMode: 'array',
      text: `SELECT ${keys}, "cover_type" FROM "covertype_data" WHERE "split_point" >= 858993459 ORDER BY "id"`,
    });
    const columns = [...training.columns, training.labels];
    expect(columns.map((column) => column.length)).toEqual(columns.map(() => rows.length));
    for (const row of [0, 1, 20_000, rows.length - 1]) {
      expect(columns.map((column) => column[row])).toEqual(rows[row]);
    }
  });
});
