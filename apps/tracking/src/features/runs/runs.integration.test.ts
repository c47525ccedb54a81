import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from '../../testing/create-test-app.js';

let tracking: TestApp;
let experiment_id: string;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
});
afterAll(() => tracking.app.close());
beforeEach(async () => {
  ({ experiment_id } = await tracking.ask('POST', 'experiments/create', { name: aName('runs') }));
});

const aRun = async (fields: object = {}): Promise<string> =>
  (await tracking.ask('POST', 'runs/create', { experiment_id, ...fields })).run.info.run_id;
const get = async (run_id: string) => (await tracking.ask('GET', 'runs/get', { run_id })).run;
const search = async (fields: object): Promise<string[]> => {
  const { runs = [] } = await tracking.ask('POST', 'runs/search', {
    experiment_ids: [experiment_id],
    ...fields,
  });
  return runs.map((run: { info: { run_name: string } }) => run.info.run_name);
};

describe('runs', () => {
  it('begins with a name, an address and nothing logged', async () => {
    const run = await get(await aRun({ start_time: 1_700_000_000_000, user_id: 'ada' }));

    expect(run.info).toMatchObject({
      run_uuid: run.info.run_id,
      status: 'RUNNING',
      start_time: 1_700_000_000_000,
      user_id: 'ada',
      artifact_uri: `mlflow-artifacts:/${experiment_id}/${run.info.run_id}/artifacts`,
      lifecycle_stage: 'active',
    });
    expect(run.info.run_name).toMatch(/^[a-z]+-[a-z]+-\d+$/);
    expect(run.info).not.toHaveProperty('end_time');
    expect(run.data).toEqual({ tags: [{ key: 'mlflow.runName', value: run.info.run_name }] });
  });

  it('keeps its name and the tag of its name the same', async () => {
    const run_id = await aRun({ run_name: 'first' });

    await tracking.ask('POST', 'runs/update', {
      run_id,
      run_name: 'second',
      status: 'FINISHED',
      end_time: 7,
    });
    expect(await get(run_id)).toMatchObject({
      info: { run_name: 'second', status: 'FINISHED', end_time: 7 },
      data: { tags: [{ key: 'mlflow.runName', value: 'second' }] },
    });
    await tracking.ask('POST', 'runs/set-tag', { run_id, key: 'mlflow.runName', value: 'third' });
    expect((await get(run_id)).info.run_name).toBe('third');
    const tags = [{ key: 'mlflow.runName', value: 'b' }];
    expect((await tracking.call('POST', 'runs/create', { experiment_id, run_name: 'a', tags })).status).toBe(
      400,
    );
  });

  it('takes any key of a tag that it makes a run with, as MLflow does it', async () => {
    const odd = [{ key: 'who@where', value: 'a' }];

    const { run } = await tracking.ask('POST', 'runs/create', { experiment_id, tags: odd });

    expect((await get(run.info.run_id)).data.tags).toContainEqual(odd[0]);
    const found = await tracking.ask('POST', 'runs/search', {
      experiment_ids: [experiment_id],
      filter: "tags.`who@where` = 'a'",
    });
    expect(found.runs.map(({ info }: { info: { run_id: string } }) => info.run_id)).toEqual([
      run.info.run_id,
    ]);
    const long = [{ key: 'k'.repeat(251), value: 'a' }];
    expect((await tracking.call('POST', 'runs/create', { experiment_id, tags: long })).status).toBe(400);
  });

  it('makes one run of an idempotency key, also of requests that come at once', async () => {
    const create = () =>
      tracking.app.inject({
        method: 'POST',
        url: '/api/2.0/mlflow/runs/create',
        payload: { experiment_id, tags: [{ key: 'a', value: 'b' }] },
        headers: { 'idempotency-key': aKey },
      });
    const aKey = aName('key');

    const answers = await Promise.all(Array.from({ length: 8 }, create));

    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map((answer) => answer.json().run.info.run_id)).size).toBe(1);
    expect(await search({})).toHaveLength(1);
  });

  it('shows of each metric the last by step, then time, then value', async () => {
    const run_id = await aRun();
    const log = (value: number | string, step: number, timestamp: number) =>
      tracking.ask('POST', 'runs/log-metric', { run_id, key: 'loss', value, step, timestamp });

    await log(1, 5, 10);
    await log(2, 4, 99);
    await log('NaN', 5, 10);
    await log(0.5, 5, 10);

    expect((await get(run_id)).data.metrics).toEqual([{ key: 'loss', value: 1, timestamp: 10, step: 5 }]);
    await log('NaN', 6, 11);
    expect((await get(run_id)).data.metrics).toEqual([{ key: 'loss', value: 'NaN', timestamp: 11, step: 6 }]);
    const { metrics } = await tracking.ask('GET', 'metrics/get-history', { run_id, metric_key: 'loss' });
    expect(metrics.map(({ value }: { value: unknown }) => value)).toEqual(['NaN', 0.5, 1, 'NaN', 2]);
  });

  it('keeps integers of 64 bits to the last digit', async () => {
    const run_id = await aRun();
    const payload = `{"run_id":"${run_id}","key":"m","value":1,"timestamp":9007199254740993,"step":-9223372036854775808}`;
    const headers = { 'content-type': 'application/json' };

    const logged = await tracking.app.inject({
      method: 'POST',
      url: '/api/2.0/mlflow/runs/log-metric',
      payload,
      headers,
    });
    const read = await tracking.app.inject({ url: `/api/2.0/mlflow/runs/get?run_id=${run_id}` });

    expect(logged.statusCode).toBe(200);
    expect(read.body).toContain('"timestamp":9007199254740993,"step":-9223372036854775808');
  });

  it('pages a history', async () => {
    const run_id = await aRun();
    const metrics = Array.from({ length: 7 }, (_, step) => ({
      key: 'm',
      value: step / 3,
      timestamp: 1,
      step,
    }));
    await tracking.ask('POST', 'runs/log-batch', { run_id, metrics });

    const pages: number[] = [];
    let page_token: string | undefined;
    do {
      const fields = { run_id, metric_key: 'm', max_results: 3, ...(page_token && { page_token }) };
      const page = await tracking.ask('GET', 'metrics/get-history', fields);
      pages.push(page.metrics.length);
      page_token = page.next_page_token;
    } while (page_token);

    expect(pages).toEqual([3, 3, 1]);
    expect(await tracking.ask('GET', 'metrics/get-history', { run_id: 'none', metric_key: 'm' })).toEqual({});
  });

  it('logs all of a batch or nothing of it', async () => {
    const run_id = await aRun({ run_name: 'r' });
    await tracking.ask('POST', 'runs/log-batch', {
      run_id,
      params: [{ key: 'p', value: '1' }],
      tags: [
        { key: 't', value: '1' },
        { key: 't', value: '2' },
      ],
      metrics: [{ key: 'm', value: 1, timestamp: 1 }],
    });

    const refused = await tracking.call('POST', 'runs/log-batch', {
      run_id,
      params: [
        { key: 'new', value: '1' },
        { key: 'p', value: '2' },
      ],
      tags: [{ key: 't', value: '3' }],
      metrics: [{ key: 'm', value: 2, timestamp: 2 }],
    });

    expect(refused.body.message).toContain(
      "Params were already logged='[{'key': 'p', 'old_value': '1', 'new_value': '2'}]'",
    );
    const { data } = await get(run_id);
    expect(data.params).toEqual([{ key: 'p', value: '1' }]);
    expect(data.metrics).toEqual([{ key: 'm', value: 1, timestamp: 1, step: 0 }]);
    expect(data.tags).toContainEqual({ key: 't', value: '2' });
  });

  it('takes a batch again without a change, and batches at once without a deadlock', async () => {
    const run_id = await aRun();
    const entries = Array.from({ length: 50 }, (_, index) => ({ key: `k${index}`, value: '1' }));
    const metrics = entries.map(({ key }, index) => ({ key, value: index, timestamp: 1, step: 1 }));
    const batch = (reversed: boolean) => ({
      run_id,
      params: reversed ? entries.toReversed() : entries,
      tags: reversed ? entries.toReversed() : entries,
      metrics: reversed ? metrics.toReversed() : metrics,
    });

    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        tracking.call('POST', 'runs/log-batch', batch(index % 2 === 0)),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const { data } = await get(run_id);
    expect([data.params.length, data.metrics.length]).toEqual([50, 50]);
  });

  it('never changes a parameter', async () => {
    const run_id = await aRun();
    const log = (value: string) => tracking.call('POST', 'runs/log-parameter', { run_id, key: 'p', value });

    expect((await log('A')).status).toBe(200);
    expect((await log('A')).status).toBe(200);
    expect((await log('B')).body.message).toBe(
      `Changing param values is not allowed. Param with key='p' was already logged with value='A' for run ID='${run_id}'. Attempted logging new value 'B'.`,
    );
  });

  it('takes nothing once it is deleted, until it is restored', async () => {
    const run_id = await aRun();
    await tracking.ask('POST', 'runs/delete', { run_id });

    const { status, body } = await tracking.call('POST', 'runs/set-tag', { run_id, key: 'a', value: 'b' });

    expect(status).toBe(400);
    expect(body.message).toBe(`The run ${run_id} must be in the 'active' state. Current state is deleted.`);
    expect((await tracking.call('POST', 'runs/update', { run_id, status: 'FAILED' })).status).toBe(400);
    expect(await search({})).toEqual([]);
    expect(await search({ run_view_type: 'DELETED_ONLY' })).toHaveLength(1);
    await tracking.ask('POST', 'runs/restore', { run_id });
    await tracking.ask('POST', 'runs/set-tag', { run_id, key: 'a', value: 'b' });
    await tracking.ask('POST', 'runs/delete-tag', { run_id, key: 'a' });
    expect((await tracking.call('POST', 'runs/delete-tag', { run_id, key: 'a' })).body.message).toBe(
      `No tag with name: a in run with id ${run_id}`,
    );
  });

  it('says that a run is not there', async () => {
    expect(await tracking.call('GET', 'runs/get', { run_id: 'none' })).toEqual({
      status: 404,
      body: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'Run with id=none not found' },
    });
  });
});

describe('runs/search', () => {
  beforeEach(async () => {
    const logged: [string, number | undefined, object[]][] = [
      ['a', 1, [{ key: 'kind', value: 'tree' }]],
      ['b', 3, [{ key: 'kind', value: 'Forest' }]],
      ['c', Number.NaN, []],
      ['d', undefined, []],
      ['e', 2, [{ key: 'kind', value: '50%_' }]],
    ];
    for (const [index, [run_name, value, params]] of logged.entries()) {
      const run_id = await aRun({ run_name, start_time: index + 1 });
      const metrics = value === undefined ? [] : [{ key: 'score', value: String(value), timestamp: 1 }];
      await tracking.ask('POST', 'runs/log-batch', { run_id, params, metrics });
    }
  });

  it.each([
    ['', 'edcba'],
    ['metrics.score > 1', 'eb'],
    ['metrics.score != 1', 'ecb'],
    ['metrics.score = 1 AND params.kind = "tree"', 'a'],
    ["params.kind LIKE 'f%'", ''],
    ["params.kind ILIKE 'f%'", 'b'],
    ["params.kind LIKE '%\\%_'", ''],
    ["params.kind != 'tree'", 'eb'],
    ['params.kind IS NULL', 'dc'],
    ["attributes.run_name LIKE '_' AND start_time <= 2", 'ba'],
    ['start_time > 1.5 AND start_time < 2.5', 'b'],
    ["tags.mlflow.runName = 'a'", 'a'],
    ["status = 'FINISHED'", ''],
    ['end_time > 0', ''],
  ])('finds by %j: %s', async (filter, names) => {
    expect((await search({ filter })).join('')).toBe(names);
  });

  it.each([
    [['metrics.score'], 'aebcd'],
    [['metrics.score DESC'], 'beacd'],
    [['params.kind ASC'], 'ebadc'],
    [['end_time DESC', 'start_time ASC'], 'abcde'],
    [['attributes.run_name DESC'], 'edcba'],
    [['tags.mlflow.runName'], 'abcde'],
  ])('orders by %j: %s', async (order_by, names) => {
    expect((await search({ order_by })).join('')).toBe(names);
    let page_token: string | undefined;
    let paged = '';
    do {
      const fields = { experiment_ids: [experiment_id], order_by, max_results: 2, page_token };
      const page = await tracking.ask('POST', 'runs/search', fields);
      paged += page.runs.map((run: { info: { run_name: string } }) => run.info.run_name).join('');
      page_token = page.next_page_token;
    } while (page_token);
    expect(paged).toBe(names);
  });

  it('finds nothing where it is told to look nowhere', async () => {
    expect(await tracking.ask('POST', 'runs/search', { experiment_ids: [] })).toEqual({});
  });

  it('refuses a page token of another order, and a number that is none', async () => {
    const page = await tracking.ask('POST', 'runs/search', {
      experiment_ids: [experiment_id],
      max_results: 1,
    });
    const fields = {
      experiment_ids: [experiment_id],
      order_by: ['end_time'],
      page_token: page.next_page_token,
    };

    expect((await tracking.call('POST', 'runs/search', fields)).status).toBe(400);
    const huge = { experiment_ids: [experiment_id], filter: 'metrics.score > 1e999' };
    expect((await tracking.call('POST', 'runs/search', huge)).status).toBe(400);
  });
});
