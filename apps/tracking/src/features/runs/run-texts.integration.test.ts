import { createDatabase, type Database } from '@canopy/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../database/create-store.js';
import type { Queries } from '../../database/store.js';
import { aName, createTestApp, type TestApp } from '../../testing/create-test-app.js';
import type { RunState } from './read-runs.repository.js';
import { createRunTexts } from './run-texts.repository.js';

let reader: TestApp;
let writer: TestApp;
let database: Database;
beforeAll(async () => {
  [reader, writer] = [await createTestApp(process.env), await createTestApp(process.env)];
  database = createDatabase({ url: process.env.DATABASE_URL ?? '', onIdleError: () => undefined });
});
afterAll(async () => {
  await Promise.all([reader.app.close(), writer.app.close(), database.close()]);
});

const aRun = async (): Promise<{ run_id: string; experiment_id: string }> => {
  const { experiment_id } = await writer.ask('POST', 'experiments/create', { name: aName('texts') });
  const tags = [{ key: 'old', value: 'tag' }];
  const { run } = await writer.ask('POST', 'runs/create', { experiment_id, tags });
  return { run_id: run.info.run_id, experiment_id };
};
const read = async (run_id: string) => (await reader.ask('GET', 'runs/get', { run_id })).run;
const metric = { key: 'm', value: 1, timestamp: 1, step: 1 };
const dataset = { name: 'd', digest: '1', source_type: 's', source: 's' };
const modelJson = { artifact_path: 'm', flavors: {}, utc_time_created: 'now', run_id: 'r' };

describe('the texts of runs', () => {
  it.each<[what: string, path: string, fields: object, shown: object]>([
    ['a metric', 'runs/log-metric', metric, { data: { metrics: [metric] } }],
    ['a later metric', 'runs/log-metric', { ...metric, step: 2 }, { data: { metrics: [{ step: 2 }] } }],
    ['a parameter', 'runs/log-parameter', { key: 'p', value: 'v' }, { data: { params: [{ key: 'p' }] } }],
    ['a tag', 'runs/set-tag', { key: 'old', value: 'new' }, { data: { tags: [{}, { value: 'new' }] } }],
    ['no tag', 'runs/delete-tag', { key: 'old' }, { data: { tags: [{ key: 'mlflow.runName' }] } }],
    ['a batch', 'runs/log-batch', { metrics: [metric] }, { data: { metrics: [metric] } }],
    [
      'a legacy model',
      'runs/log-model',
      { model_json: JSON.stringify(modelJson) },
      { data: { tags: [{}, {}, {}] } },
    ],
    [
      'its end',
      'runs/update',
      { status: 'FINISHED', end_time: 9 },
      { info: { status: 'FINISHED', end_time: 9 } },
    ],
    ['its deletion', 'runs/delete', {}, { info: { lifecycle_stage: 'deleted' } }],
    [
      'an input',
      'runs/log-inputs',
      { datasets: [{ dataset }] },
      { inputs: { dataset_inputs: [{ dataset }] } },
    ],
    [
      'an output',
      'runs/outputs',
      { models: [{ model_id: 'm-1' }] },
      { outputs: { model_outputs: [{ step: 0 }] } },
    ],
  ])('show %s as soon as another process has written it', async (_what, path, fields, shown) => {
    const { run_id } = await aRun();
    const before = await read(run_id);

    await writer.ask('POST', path, { run_id, ...fields });

    expect(before).not.toMatchObject(shown);
    expect(await read(run_id)).toMatchObject(shown);
  });

  it('show what becomes of a run with its experiment, and when it comes back', async () => {
    const { run_id, experiment_id } = await aRun();
    const stage = async () => (await read(run_id)).info.lifecycle_stage;
    const stages = [await stage()];

    for (const word of ['delete', 'restore']) {
      await writer.ask('POST', `experiments/${word}`, { experiment_id });
      stages.push(await stage());
    }
    await writer.ask('POST', 'runs/delete', { run_id });
    await read(run_id);
    await writer.ask('POST', 'runs/restore', { run_id });

    expect([...stages, await stage()]).toEqual(['active', 'deleted', 'active', 'active']);
  });

  it('show what is written after the database was set back to a backup', async () => {
    const { run_id } = await aRun();
    const ask = (sql: string) => database.pool.query(sql, [run_id]);
    const { rows: backup } = await ask('SELECT revision FROM runs WHERE id = $1');
    await writer.ask('POST', 'runs/set-tag', { run_id, key: 'old', value: 'lost' });
    await read(run_id);
    await ask(`UPDATE runs SET revision = ${backup[0].revision} WHERE id = $1`);

    await writer.ask('POST', 'runs/set-tag', { run_id, key: 'old', value: 'kept' });

    expect((await read(run_id)).data.tags).toContainEqual({ key: 'old', value: 'kept' });
  });

  it('are read once a revision, and those that were asked for longest ago make room', async () => {
    const { rows: states } = await database.pool.query<RunState>(
      'SELECT id, number, revision FROM runs WHERE id = ANY($1)',
      [[(await aRun()).run_id, (await aRun()).run_id, (await aRun()).run_id]],
    );
    const store = createStore(database.pool);
    const read: number[] = [];
    const counting: Queries = {
      ...store,
      rows: (sql) => {
        if (sql.text.includes('FROM runs r')) read.push(...(sql.values[0] as number[]));
        return store.rows(sql);
      },
    };
    const [first, second, third] = states as [RunState, RunState, RunState];
    const [text] = await createRunTexts(store, 0).of([first]);
    const texts = createRunTexts(counting, 2.5 * (text?.length ?? 0));

    for (const state of [first, second, first, third, first, second]) await texts.of([state]);
    await texts.of([{ ...first, revision: '1' }]);

    expect(read).toEqual([first, second, third, second, first].map(({ number }) => number));
  });
});
