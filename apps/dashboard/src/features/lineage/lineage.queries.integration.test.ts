import { randomUUID } from 'node:crypto';
import { createDatabase } from '@canopy/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadOnlyDatabase } from '../../server/create-read-only-database';
import { needEnvironment } from '../../testing/need-environment';
import { readLineage } from './lineage.queries';

const model = `model_${randomUUID()}`;
const [first, second, other, snapshot, run] = ['b1', 'b2', 'b3', 's', 'r'].map(
  (name) => `${name}_${randomUUID()}`,
);

describe('readLineage', () => {
  const url = needEnvironment('DATABASE_URL');
  const database = createReadOnlyDatabase(url, () => undefined);
  const writer = createDatabase({ url, poolSize: 1, onIdleError: () => undefined });

  beforeAll(async () => {
    for (const [id, state] of [
      [first, 'accepted'],
      [second, 'released'],
      [other, 'held'],
    ]) {
      await writer.pool.query(
        `INSERT INTO batches (id, group_number, batch_number, object_uri, object_sha256, received, inserted, duplicated, failed, state)
         VALUES ($1, 1, 0, 's3://canopy/b', '00', 229, 229, 0, 0, $2::batch_state)`,
        [id, state],
      );
    }
    await writer.pool.query(
      `INSERT INTO snapshots (sha256, uri, bytes, rows, training_rows, holdout_rows, through_id, test_size)
       VALUES ($1, 's3://canopy/s', 1, 458, 366, 92, 458, 0.2)`,
      [snapshot],
    );
    await writer.pool.query(
      `INSERT INTO snapshot_batches (snapshot_sha256, batch_id, rows, first_id, last_id)
       VALUES ($1, $2, 229, 1, 229), ($1, $3, 229, 230, 458)`,
      [snapshot, first, second],
    );
    await writer.pool.query(
      `INSERT INTO model_metrics (workflow_run_id, batch_id, run_id, model_name, model_version, algorithm, hyperparameters,
                                  total_samples, n_samples_train, n_samples_test, accuracy, f1_macro, log_loss,
                                  training_time_seconds, promoted, snapshot_sha256, model_sha256)
       VALUES ($1, $2, $1, $3, 4, 'extra_trees', '{}', 458, 366, 92, 0.9, 0.9, 0.3, 1, true, $4, 'mm')`,
      [run, second, model, snapshot],
    );
  });
  afterAll(() => writer.close());

  it('leads from a version to the rows of each batch that it was trained on', async () => {
    const lineage = await readLineage(database, model, { version: '4' });

    expect(lineage.batches.map(({ id }) => id).toSorted()).toEqual([first, second].toSorted());
    expect(lineage.snapshots).toMatchObject([
      {
        rows: 458,
        batches: [
          { batchId: first, rows: 229, firstId: '1', lastId: '229' },
          { batchId: second, firstId: '230', lastId: '458' },
        ],
      },
    ]);
    expect(lineage.trainings).toMatchObject([{ runId: run, snapshotSha256: snapshot, modelSha256: 'mm' }]);
    expect(lineage).toMatchObject({ decisions: [], predictions: [] });
  });

  it('leads from a batch to the versions that have seen it', async () => {
    const lineage = await readLineage(database, model, { batch: first ?? '' });

    expect(lineage.batches.map(({ id }) => id)).toEqual([first]);
    expect(lineage.snapshots[0]?.batches.map(({ batchId }) => batchId)).toEqual([first]);
    expect(lineage.trainings.map(({ version }) => version)).toEqual(['4']);
  });

  it('knows a batch that nothing was made of, and says what it does not know', async () => {
    expect(await readLineage(database, model, { batch: other ?? '' })).toMatchObject({
      batches: [{ state: 'held' }],
      trainings: [],
    });
    await expect(readLineage(database, model, { version: '99' })).rejects.toMatchObject({
      code: 'lineage_unknown',
    });
  });
});
