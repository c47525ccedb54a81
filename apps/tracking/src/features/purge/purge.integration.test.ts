import { createDatabase, type Database } from '@canopy/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from '../../testing/create-test-app.js';

// Other tests delete things beside this one: only what was deleted in 1970 is purged here.
const retention_ms = 40 * 365 * 24 * 3600 * 1000;

let tracking: TestApp;
let database: Database;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  database = createDatabase({ url: process.env.DATABASE_URL ?? '', onIdleError: () => undefined });
});
afterAll(async () => {
  await tracking.app.close();
  await database.close();
});
beforeEach(async () => {
  await purge();
});

const purge = async (fields: object = {}) => {
  const payload = { retention_ms, ...fields };
  return (await tracking.app.inject({ method: 'POST', url: '/api/canopy/purge', payload })).json();
};
const anExperiment = async (name = aName('purge')): Promise<string> =>
  (await tracking.ask('POST', 'experiments/create', { name })).experiment_id;
const aRun = async (experiment_id: string): Promise<{ run_id: string; artifact_uri: string }> =>
  (await tracking.ask('POST', 'runs/create', { experiment_id })).run.info;
const fileUrl = (artifactUri: string) =>
  `${artifactUri.replace('mlflow-artifacts:/', '/api/2.0/mlflow-artifacts/artifacts/')}/file`;
const aFile = (artifactUri: string) =>
  tracking.app.inject({ method: 'PUT', url: fileUrl(artifactUri), payload: 'four' });
const statusOf = async (url: string) => (await tracking.app.inject({ url })).statusCode;
const deleteLongAgo = async (run_id: string) => {
  await tracking.ask('POST', 'runs/delete', { run_id });
  await database.pool.query('UPDATE runs SET deleted_at = 1 WHERE id = $1', [run_id]);
};
const deleteExperimentLongAgo = async (experiment_id: string) => {
  await tracking.ask('POST', 'experiments/delete', { experiment_id });
  await database.pool.query('UPDATE experiments SET last_update_time = 1 WHERE id = $1', [experiment_id]);
};

describe('a purge', () => {
  it('frees the rows, the files and the name of an experiment, and of none other', async () => {
    const name = aName('purge');
    const experiment_id = await anExperiment(name);
    const [gone, kept] = [await aRun(experiment_id), await aRun(await anExperiment())];
    const { model } = await tracking.ask('POST', 'logged-models', { experiment_id });
    for (const uri of [gone.artifact_uri, kept.artifact_uri, model.info.artifact_uri]) await aFile(uri);
    await tracking.ask('POST', 'runs/log-inputs', {
      run_id: gone.run_id,
      datasets: [{ dataset: { name: 'd', digest: '1', source_type: 's', source: 's' } }],
    });
    await deleteExperimentLongAgo(experiment_id);
    const report = { experiments: 1, runs: 1, logged_models: 1, objects: 2, bytes: 8, is_complete: true };

    const dry = await purge({ dry_run: true });
    const afterDry = await statusOf(fileUrl(gone.artifact_uri));
    const done = await purge();

    expect(dry).toEqual(report);
    expect(afterDry).toBe(200);
    expect(done).toEqual(report);
    expect(await statusOf(fileUrl(gone.artifact_uri))).toBe(404);
    expect(await statusOf(fileUrl(model.info.artifact_uri))).toBe(404);
    expect(await statusOf(fileUrl(kept.artifact_uri))).toBe(200);
    expect((await tracking.call('GET', 'runs/get', { run_id: gone.run_id })).status).toBe(404);
    await anExperiment(name);
  });

  it('takes a run with many metrics, and leaves those that were deleted lately or are active', async () => {
    const experiment_id = await anExperiment();
    const [old, late, active] = [
      await aRun(experiment_id),
      await aRun(experiment_id),
      await aRun(experiment_id),
    ];
    await database.pool.query(
      `INSERT INTO metrics (run_number, key, timestamp, step, value)
       SELECT number, $2, i, i, i FROM runs, generate_series(1, 25000) i WHERE id = $1`,
      [old.run_id, 'loss'],
    );
    const entry = { key: 'a', value: 'b' };
    const metric = { key: 'a', value: 1, timestamp: 1 };
    const batch = { run_id: old.run_id, params: [entry], tags: [entry], metrics: [metric] };
    await tracking.ask('POST', 'runs/log-batch', batch);
    const { rows } = await database.pool.query('SELECT number FROM runs WHERE id = $1', [old.run_id]);
    await deleteLongAgo(old.run_id);
    await tracking.ask('POST', 'runs/delete', { run_id: late.run_id });

    expect(await purge()).toMatchObject({ runs: 1, experiments: 0, is_complete: true });

    const statuses = await Promise.all(
      [old, late, active].map(({ run_id }) => tracking.call('GET', 'runs/get', { run_id })),
    );
    expect(statuses.map(({ status }) => status)).toEqual([404, 200, 200]);
    for (const table of ['metrics', 'latest_metrics', 'params', 'run_tags']) {
      const sql = `SELECT 1 FROM ${table} WHERE run_number = $1`;
      const left = await database.pool.query(sql, [rows[0]?.number]);
      expect(left.rows).toEqual([]);
    }
  });

  it('keeps a run that was restored in time', async () => {
    const { run_id } = await aRun(await anExperiment());
    await deleteLongAgo(run_id);
    await tracking.ask('POST', 'runs/restore', { run_id });

    expect(await purge()).toMatchObject({ runs: 0 });
  });

  it('takes only what it is told, and says why it keeps what it was told', async () => {
    const [experiment_id, active] = [await anExperiment(), await anExperiment()];
    const [chosen, other, running] = [
      await aRun(experiment_id),
      await aRun(experiment_id),
      await aRun(experiment_id),
    ];
    const [inDeleted, late] = [await aRun(active), await aRun(active)];
    const { model } = await tracking.ask('POST', 'logged-models', { experiment_id: active });
    const { model_id } = model.info;
    for (const { run_id } of [chosen, other, inDeleted]) await deleteLongAgo(run_id);
    await tracking.ask('POST', 'runs/delete', { run_id: late.run_id });
    const choice = {
      run_ids: [chosen.run_id, running.run_id, late.run_id, 'none'],
      logged_model_ids: [model_id],
      experiment_ids: [active],
    };

    const [dry, done, again] = [
      await purge({ ...choice, dry_run: true }),
      await purge(choice),
      await purge(choice),
    ];

    const kept = [
      ...[
        { kind: 'run', id: running.run_id, reason: 'It is active: delete it first.' },
        { kind: 'run', id: late.run_id, reason: 'It was deleted less than retention_ms ago.' },
      ].sort((a, b) => (a.id < b.id ? -1 : 1)),
      { kind: 'logged_model', id: model_id, reason: 'It is active: delete it first.' },
      { kind: 'experiment', id: active, reason: 'It is active: delete it first.' },
    ];
    expect(done).toMatchObject({ runs: 2, logged_models: 0, experiments: 0, kept });
    expect(dry).toEqual(done);
    expect(again).toMatchObject({ runs: 0, kept });
    expect((await tracking.call('GET', 'runs/get', { run_id: other.run_id })).status).toBe(200);
  });

  it('keeps what a version in the registry was made by', async () => {
    const { run_id, artifact_uri } = await aRun(await anExperiment());
    const name = aName('registered');
    await tracking.ask('POST', 'registered-models/create', { name });
    await tracking.ask('POST', 'model-versions/create', { name, source: artifact_uri, run_id });
    await deleteLongAgo(run_id);

    const before = await purge({ run_ids: [run_id] });
    await tracking.ask('DELETE', 'registered-models/delete', { name });
    const after = await purge({ run_ids: [run_id] });

    const reason = 'A version in the registry was made by it: delete that first.';
    expect(before).toMatchObject({ runs: 0, kept: [{ kind: 'run', id: run_id, reason }] });
    expect(after.runs).toBe(1);
  });

  it('goes on where it ended, also when two are at it', async () => {
    const experiment_id = await anExperiment();
    for (let i = 0; i < 6; i++) await deleteLongAgo((await aRun(experiment_id)).run_id);

    const first = await purge({ max_results: 2 });
    const both = await Promise.all([purge(), purge()]);

    expect(first).toMatchObject({ runs: 2, is_complete: false });
    expect(both.map(({ runs }) => runs).reduce((sum, runs) => sum + runs)).toBe(4);
  });

  it('takes nothing out of a folder that two experiments share', async () => {
    const shared = await anExperiment();
    const { artifact_uri } = await aRun(shared);
    await aFile(artifact_uri);
    const { experiment } = await tracking.ask('GET', 'experiments/get', { experiment_id: shared });
    const { experiment_id } = await tracking.ask('POST', 'experiments/create', {
      name: aName('purge'),
      artifact_location: experiment.artifact_location,
    });
    await deleteExperimentLongAgo(experiment_id);

    expect(await purge()).toMatchObject({ experiments: 1, objects: 0 });
    expect(await statusOf(fileUrl(artifact_uri))).toBe(200);
  });

  it.each([{ retention_ms: -1 }, { retention_ms: 'soon' }, { max_results: 0 }, { experiment_ids: ['x'] }])(
    'refuses %j',
    async (fields) => {
      expect(await purge(fields)).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' });
    },
  );
});
