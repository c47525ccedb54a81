import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../database/create-store.js';
import type { Store } from '../../database/store.js';
import { createKeptFrames, type KeptFrames } from '../../search/columns/index.js';
import { aName, createTestApp, type TestApp } from '../../testing/create-test-app.js';
import { createRunColumns } from './run-columns.repository.js';
import { createRunTexts } from './run-texts.repository.js';
import { createRunsRepository } from './runs.repository.js';

let writer: TestApp;
let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await aDatabase();
  store = createStore(database.pool);
  writer = await createTestApp({ ...process.env, DATABASE_URL: database.url });
});
afterAll(async () => {
  await writer.app.close();
  await database.drop();
});

/** A process beside the writer that answers whatever memory can. */
function aReader(limits = { mostBytes: 10_000_000, mostRuns: 1000 }) {
  const kept = createKeptFrames(createRunColumns(store), limits);
  const answers: boolean[] = [];
  const frames: KeptFrames = {
    isReady: () => true,
    find: async (...search) => {
      const found = await kept.find(...search);
      answers.push(found !== undefined);
      return found;
    },
  };
  const repository = createRunsRepository(store, createRunTexts(store, 1_000_000), frames);
  const find = async (experiment_id: string, filter: string, order_by: string[] = []): Promise<string[]> => {
    const request = { filter, order_by, max_results: 100 };
    const { rows } = await repository.search(request, [Number(experiment_id)], 'active');
    return rows.map((row) => JSON.parse(row.toString()).info.run_id);
  };
  return { find, answers };
}

async function anExperiment(runCount: number): Promise<{ experiment_id: string; ids: string[] }> {
  const { experiment_id } = await writer.ask('POST', 'experiments/create', { name: aName('memory') });
  const ids: string[] = [];
  for (let start_time = 1; start_time <= runCount; start_time++) {
    const tags = [{ key: 'old', value: 'tag' }];
    const fields = { experiment_id, start_time, tags, run_name: `run ${start_time}` };
    ids.push((await writer.ask('POST', 'runs/create', fields)).run.info.run_id);
  }
  return { experiment_id, ids };
}

const metric = { key: 'm', value: 5, timestamp: 1, step: 1 };
const dataset = { name: 'd', digest: '1', source_type: 's', source: 's' };

describe('runs in memory', () => {
  it.each<[what: string, path: string, fields: object, filter: string]>([
    ['a metric', 'runs/log-metric', metric, 'metrics.m = 5'],
    ['a parameter', 'runs/log-parameter', { key: 'p', value: 'v' }, "params.p = 'v'"],
    ['a tag', 'runs/set-tag', { key: 'old', value: 'NEW' }, "tags.old ILIKE 'n%'"],
    ['the end of a tag', 'runs/delete-tag', { key: 'old' }, 'tags.old IS NULL'],
    ['a batch', 'runs/log-batch', { metrics: [metric] }, 'metrics.m > 4'],
    ['an end', 'runs/update', { status: 'FINISHED', end_time: 9 }, "status = 'FINISHED' AND end_time = 9"],
    ['a name', 'runs/update', { run_name: 'another' }, "run_name LIKE 'ano%'"],
    ['an input', 'runs/log-inputs', { datasets: [{ dataset }] }, "dataset.name = 'd'"],
  ])('show %s as soon as another process has written it', async (_what, path, fields, filter) => {
    const { experiment_id, ids } = await anExperiment(3);
    const { find, answers } = aReader();
    const before = await find(experiment_id, filter);

    await writer.ask('POST', path, { run_id: ids[1], ...fields });

    expect([before, await find(experiment_id, filter)]).toEqual([[], [ids[1]]]);
    expect(answers).toEqual([true, true]);
  });

  it('show runs that come, go, come back and are purged', async () => {
    const { experiment_id, ids } = await anExperiment(2);
    const { find } = aReader();
    const all = () => find(experiment_id, 'start_time > 0', ['start_time']);
    const seen = [await all()];

    const later = await writer.ask('POST', 'runs/create', { experiment_id, start_time: 3 });
    const { run_id } = later.run.info;
    seen.push(await all());
    await writer.ask('POST', 'runs/delete', { run_id: ids[0] });
    seen.push(await all());
    await writer.ask('POST', 'runs/restore', { run_id: ids[0] });
    seen.push(await all());
    await writer.ask('POST', 'runs/delete', { run_id: ids[1] });
    await writer.app.inject({
      method: 'POST',
      url: '/api/canopy/purge',
      payload: { run_ids: [ids[1]], retention_ms: 0 },
    });
    seen.push(await all());

    const [first, second] = ids;
    expect(seen).toEqual([
      [first, second],
      [first, second, run_id],
      [second, run_id],
      [first, second, run_id],
      [first, run_id],
    ]);
    const { rowCount } = await database.pool.query('SELECT FROM runs WHERE id = $1', [second]);
    expect(rowCount).toBe(0);
  });

  it('show what was begun before the last look, and committed after it', async () => {
    const { experiment_id, ids } = await anExperiment(3);
    const { find } = aReader();
    const filter = "tags.old = 'slow'";
    const client = await database.pool.connect();
    await client.query('BEGIN');
    await client.query('UPDATE runs SET revision = 7 WHERE id = $1', [ids[0]]);
    await writer.ask('POST', 'runs/set-tag', { run_id: ids[1], key: 'old', value: 'slow' });
    const before = await find(experiment_id, filter);

    await client.query(
      `UPDATE run_tags SET value = 'slow' FROM runs r WHERE r.id = $1 AND run_number = r.number AND key = 'old'`,
      [ids[0]],
    );
    const meanwhile = await find(experiment_id, filter);
    await client.query('COMMIT');
    client.release();

    expect([before, meanwhile, await find(experiment_id, filter)]).toEqual([
      [ids[1]],
      [ids[1]],
      [ids[1], ids[0]],
    ]);
  });

  it('never show half of a batch, whoever writes meanwhile', async () => {
    const { experiment_id, ids } = await anExperiment(4);
    const { find, answers } = aReader();
    let isWriting = true;
    const write = async (run_id: string) => {
      for (let step = 1; step <= 40; step++) {
        const metrics = ['a', 'b'].map((key) => ({ key, value: step % 2, timestamp: step, step }));
        await writer.ask('POST', 'runs/log-batch', { run_id, metrics });
      }
    };
    const halves: string[] = [];
    const search = async (filter: string) => {
      while (isWriting) halves.push(...(await find(experiment_id, filter)));
    };
    const searching = [
      search('metrics.a = 1 AND metrics.b = 0'),
      search('metrics.b = 1 AND metrics.a = 0'),
      search('metrics.a = 0 AND metrics.b = 1'),
    ];

    await Promise.all(ids.map(write)).finally(() => {
      isWriting = false;
    });
    await Promise.all(searching);

    expect(halves).toEqual([]);
    expect(answers.length).toBeGreaterThan(ids.length);
    expect(await find(experiment_id, 'metrics.a = 0 AND metrics.b = 0')).toHaveLength(ids.length);
  });

  it('are forgotten where too much changed, too much is kept, or the store is emptied', async () => {
    const { experiment_id, ids } = await anExperiment(2);
    const readers = [
      aReader(),
      aReader({ mostBytes: 1, mostRuns: 1000 }),
      aReader({ mostBytes: 1, mostRuns: 1 }),
    ];
    const all = () =>
      Promise.all(
        readers.map(({ find }) => find(experiment_id, "tags.old LIKE '%' AND user_id = ''", ['run_id'])),
      );
    const before = await all();

    await database.pool.query(
      `INSERT INTO runs (id, experiment_id, name, user_id, start_time, artifact_uri)
       SELECT 'bulk ' || n, $1, '', '', 9, '' FROM generate_series(1, 3000) AS n`,
      [experiment_id],
    );
    const { rows } = await database.pool.query(
      `INSERT INTO run_tags (run_number, experiment_id, start_time, key, value)
       SELECT number, experiment_id, start_time, 'old', 'x' FROM runs WHERE id = 'bulk 3000' RETURNING 'bulk 3000' AS id`,
    );
    const grown = await all();
    await database.pool.query('TRUNCATE runs, run_tags, run_changes RESTART IDENTITY CASCADE');

    const byId = ids.toSorted();
    expect(before).toEqual([byId, byId, byId]);
    const more = [...byId, rows[0].id].toSorted();
    expect(grown).toEqual([more, more, more]);
    expect(await all()).toEqual([[], [], []]);
    expect(readers.map(({ answers }) => answers)).toEqual([
      [true, false, true],
      [true, false, true],
      [false, false, true],
    ]);
  });

  it('are not read again for notes of another cluster, which a dump brought along', async () => {
    const { experiment_id, ids } = await anExperiment(1);
    const { find, answers } = aReader({ mostBytes: 10_000_000, mostRuns: 5000 });
    await database.pool.query(
      `INSERT INTO runs (id, experiment_id, name, user_id, start_time, artifact_uri)
       SELECT 'restored ' || n, $1, '', '', 9, '' FROM generate_series(1, 3000) AS n`,
      [experiment_id],
    );
    await database.pool.query(`UPDATE run_changes SET changed = '4000000000000' WHERE experiment_id = $1`, [
      experiment_id,
    ]);

    const before = await find(experiment_id, "tags.old = 'new'");
    await writer.ask('POST', 'runs/set-tag', { run_id: ids[0], key: 'old', value: 'new' });

    expect([before, await find(experiment_id, "tags.old = 'new'")]).toEqual([[], ids]);
    expect(answers).toEqual([true, true]);
  });

  it('leave to Postgres what a double cannot hold, and words that it refuses', async () => {
    const { experiment_id, ids } = await anExperiment(1);
    const { find, answers } = aReader();
    const fields = { experiment_id, start_time: '9007199254740993' };
    const { run } = await writer.ask('POST', 'runs/create', fields);

    expect(await find(experiment_id, 'start_time > 9007199254740992')).toEqual([run.info.run_id]);
    expect(await find(experiment_id, 'start_time < 9007199254740993')).toEqual(ids);
    expect(await find(experiment_id, 'start_time > 2')).toEqual([run.info.run_id]);
    await expect(find(experiment_id, 'metrics.m > 1e999')).rejects.toThrow('out of range');
    expect(answers).not.toContain(true);
  });
});
