import { createHash, randomUUID } from 'node:crypto';
import { featureColumns, labelColumn, sqlTables } from '@canopy/covertype';
import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadOnlyDatabase, type ReadOnlyDatabase } from '../../server/create-read-only-database';
import { insertInto } from '../../testing/insert-into';
import { readLineage } from './lineage.queries';
import { readLineageRows } from './origins.queries';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const [snapshot, prediction, pinned] = [sha256('a snapshot'), randomUUID(), randomUUID()];
const keys = [...featureColumns, labelColumn].map(({ key }) => key);
const forAll = (value: unknown) => Object.fromEntries(keys.map((key) => [key, value]));

let writer: TestDatabase;
let database: ReadOnlyDatabase;
const ask = (subject: Parameters<typeof readLineage>[2]) => readLineage(database, 'model', subject);

/** A row that was typed, and the id that it got. */
async function aTypedRow(batch_id: string, name: string, split_point: number): Promise<string> {
  const row_hash = Buffer.from(sha256(name), 'hex');
  const raw = { batch_id, row_hash, status: 'processed', ...forAll('1') };
  const { id: raw_id } = await insertInto(writer, sqlTables.raw.name, raw);
  const { id } = await insertInto(writer, sqlTables.typed.name, {
    raw_id,
    batch_id,
    split_point,
    ...forAll(1),
  });
  return String(id);
}

const ids: Record<string, string> = {};

beforeAll(async () => {
  writer = await aDatabase();
  database = createReadOnlyDatabase(writer.url, () => undefined);
  const counts = { received: 2, inserted: 2, duplicated: 0, failed: 0 };
  const object = { object_uri: 's3://canopy/b', object_sha256: '00' };
  for (const [id, state] of Object.entries({ b1: 'accepted', b2: 'released', b3: 'held' })) {
    await insertInto(writer, 'batches', {
      id,
      group_number: 1,
      batch_number: 0,
      ...object,
      ...counts,
      state,
    });
  }
  for (const [name, batch, point] of [
    ['first', 'b1', 0],
    ['second', 'b1', 4_294_967_295],
    ['third', 'b2', 0],
    ['late', 'b2', 0],
  ] as const) {
    ids[name] = await aTypedRow(batch, name, point);
  }
  await insertInto(writer, 'snapshots', {
    sha256: snapshot,
    uri: 's3://canopy/s',
    bytes: 1,
    rows: 3,
    training_rows: 1,
    holdout_rows: 2,
    through_id: ids.third,
    test_size: 0.2,
  });
  const held = { snapshot_sha256: snapshot };
  await insertInto(writer, 'snapshot_batches', {
    ...held,
    batch_id: 'b1',
    rows: 2,
    first_id: ids.first,
    last_id: ids.second,
  });
  await insertInto(writer, 'snapshot_batches', {
    ...held,
    batch_id: 'b2',
    rows: 1,
    first_id: ids.third,
    last_id: ids.third,
  });
  await insertInto(writer, 'model_metrics', {
    workflow_run_id: 'w',
    batch_id: 'b2',
    run_id: 'r4',
    model_name: 'model',
    model_version: 4,
    algorithm: 'extra_trees',
    hyperparameters: '{}',
    total_samples: 3,
    n_samples_train: 1,
    n_samples_test: 2,
    accuracy: 0.9,
    f1_macro: 0.9,
    log_loss: 0.3,
    training_time_seconds: 1,
    promoted: true,
    snapshot_sha256: snapshot,
    model_sha256: 'mm',
  });
  await insertInto(writer, 'decisions', {
    position: 1,
    name: 'model',
    alias: 'champion',
    version: 4,
    outcome: 'promoted',
    who: 'gate',
    why: 'it is better',
    decided_at: Date.now(),
    previous_hash: '',
    hash: 'h',
  });
  for (const [id, model_version, route] of [
    [prediction, '4', 'champion'],
    [pinned, '9', 'pinned'],
  ]) {
    const answer = { label: 1, confidence: 0.8, probabilities: [0.2, 0.8], features: [1] };
    await insertInto(writer, 'predictions', { id, at: new Date(), model_version, route, ...answer });
  }
  await insertInto(writer, 'feedback', { prediction_id: prediction, received_at: new Date(), label: 0 });
});
afterAll(() => writer.drop());

describe('readLineage', () => {
  it('leads from a version back to the rows of each batch, and on to decisions and predictions', async () => {
    const lineage = await ask({ version: '4' });

    expect(lineage.batches.map(({ id }) => id).toSorted()).toEqual(['b1', 'b2']);
    expect(lineage.snapshots).toMatchObject([
      {
        rows: 3,
        batches: [
          { batchId: 'b1', rows: 2, firstId: ids.first, lastId: ids.second },
          { batchId: 'b2', rows: 1, firstId: ids.third },
        ],
      },
    ]);
    expect(lineage.trainings).toMatchObject([{ runId: 'r4', snapshotSha256: snapshot, modelSha256: 'mm' }]);
    expect(lineage.decisions).toMatchObject([{ position: '1', outcome: 'promoted', why: 'it is better' }]);
    expect(lineage.predictions).toMatchObject([{ version: '4', count: 1 }]);
  });

  it('leads from one prediction back to the batches of its version, with what turned out to be true', async () => {
    const lineage = await ask({ prediction });

    expect(lineage.answers).toMatchObject([{ id: prediction, version: '4', label: 1, trueLabel: 0 }]);
    expect(lineage.trainings.map(({ runId }) => runId)).toEqual(['r4']);
    expect(lineage.batches.map(({ id }) => id).toSorted()).toEqual(['b1', 'b2']);
    expect(lineage.decisions).toHaveLength(1);
  });

  it('knows a prediction of a version that was trained elsewhere', async () => {
    expect(await ask({ prediction: pinned })).toMatchObject({
      answers: [{ version: '9', route: 'pinned' }],
      trainings: [],
      batches: [],
    });
  });

  it('leads from a batch to the versions that have seen it', async () => {
    const lineage = await ask({ batch: 'b1' });

    expect(lineage.batches.map(({ id }) => id)).toEqual(['b1']);
    expect(lineage.snapshots[0]?.batches.map(({ batchId }) => batchId)).toEqual(['b1']);
    expect(lineage.trainings.map(({ version }) => version)).toEqual(['4']);
  });

  it.each([
    ['first', true],
    ['second', false],
  ])(
    'leads from the %s row, by hash or id, to versions and predictions, and says what it was for',
    async (name, isHoldout) => {
      const lineage = await ask({ row: sha256(name) });

      expect(lineage.rows).toEqual([
        {
          id: ids[name],
          hash: sha256(name),
          batchId: 'b1',
          status: 'processed',
          snapshots: [{ sha256: snapshot, isHoldout }],
        },
      ]);
      expect(lineage.trainings.map(({ version }) => version)).toEqual(['4']);
      expect(lineage.predictions).toMatchObject([{ version: '4', count: 1 }]);
      expect(await ask({ row: ids[name] ?? '' })).toEqual(lineage);
    },
  );

  it('leads from a row that came after the snapshot to its batch, and to no version', async () => {
    expect(await ask({ row: sha256('late') })).toMatchObject({
      batches: [{ id: 'b2' }],
      rows: [{ snapshots: [] }],
      trainings: [],
      predictions: [],
    });
  });

  it('says why a row in quarantine led to nothing', async () => {
    const row_hash = Buffer.from(sha256('bad'), 'hex');
    const raw = { batch_id: 'b1', row_hash, status: 'quarantined', ...forAll('x') };
    const { id: raw_id } = await insertInto(writer, sqlTables.raw.name, raw);
    const why = { rule: 'integer', reason: 'x is no number', content: '[]' };
    await insertInto(writer, 'quarantine', { batch_id: 'b1', raw_id, ...why });

    expect((await ask({ row: sha256('bad') })).rows).toMatchObject([
      { status: 'quarantined', reason: 'x is no number', snapshots: [] },
    ]);
  });

  it('knows a batch that nothing was made of', async () => {
    expect(await ask({ batch: 'b3' })).toMatchObject({ batches: [{ state: 'held' }], trainings: [] });
  });

  it.each([
    { version: '99' },
    { batch: 'none' },
    { prediction: randomUUID() },
    { row: '999' },
    { row: sha256('no row') },
  ])('says that it does not know %o', async (subject) => {
    await expect(ask(subject)).rejects.toMatchObject({ code: 'lineage_unknown' });
  });

  it.each([
    { version: '' },
    { batch: 'a\u0000b' },
    { prediction: 'seven' },
    { row: '0' },
    { row: '9'.repeat(19) },
  ])('refuses %o as no name of such a thing', async (subject) => {
    await expect(ask(subject)).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

describe('readLineageRows', () => {
  it('lists the rows of a snapshot page by page, each with its side', async () => {
    const page = await readLineageRows(database, { snapshot, limit: '2' });

    expect(page.rows).toMatchObject([
      { id: ids.first, hash: sha256('first'), batchId: 'b1', isHoldout: true },
      { id: ids.second, isHoldout: false },
    ]);
    expect(page.next).toBe(ids.second);
    expect(await readLineageRows(database, { snapshot, after: page.next ?? '' })).toMatchObject({
      rows: [{ id: ids.third }],
    });
  });

  it('lists those of one batch', async () => {
    const { rows, next } = await readLineageRows(database, { snapshot, batch: 'b2' });

    expect(rows.map(({ id }) => id)).toEqual([ids.third]);
    expect(next).toBeUndefined();
  });
});
