import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from '../../testing/create-test-app.js';

let tracking: TestApp;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
});
afterAll(() => tracking.app.close());

const anExperiment = async (): Promise<string> =>
  (await tracking.ask('POST', 'experiments/create', { name: aName('models') })).experiment_id;
const aRun = async (experiment_id: string): Promise<string> =>
  (await tracking.ask('POST', 'runs/create', { experiment_id })).run.info.run_id;
const aModel = async (experiment_id: string, fields: object = {}): Promise<string> =>
  (await tracking.ask('POST', 'logged-models', { experiment_id, ...fields })).model.info.model_id;
const get = async (id: string) => (await tracking.ask('GET', `logged-models/${id}`)).model;
const log = (run_id: string, model_id: string, value: number, more: object = {}) =>
  tracking.ask('POST', 'runs/log-metric', { run_id, model_id, key: 'f1', value, timestamp: 1, ...more });

describe('a logged model', () => {
  it('is pending below its experiment until it is finalized', async () => {
    const experiment_id = await anExperiment();
    const id = await aModel(experiment_id, { name: 'oak', model_type: 'forest', source_run_id: 'r' });
    const before = await get(id);
    await tracking.ask('PATCH', `logged-models/${id}`, { model_id: id, status: 'LOGGED_MODEL_READY' });

    expect(id).toMatch(/^m-[0-9a-f]{32}$/);
    expect(before.info).toMatchObject({
      experiment_id,
      name: 'oak',
      model_type: 'forest',
      source_run_id: 'r',
      status: 'LOGGED_MODEL_PENDING',
      artifact_uri: `mlflow-artifacts:/${experiment_id}/models/${id}/artifacts`,
    });
    expect((await get(id)).info.status).toBe('LOGGED_MODEL_READY');
  });

  it('takes a number for a status, and a repeated tag by its last value', async () => {
    const id = await aModel(await anExperiment(), { params: [{ key: 'a', value: '1' }] });
    await tracking.ask('PATCH', `logged-models/${id}`, { model_id: id, status: 3 });
    await tracking.ask('POST', `logged-models/${id}/params`, { params: [{ key: 'b', value: '2' }] });
    const tags = [
      { key: 't', value: 'first' },
      { key: 't', value: 'last' },
    ];
    await tracking.ask('PATCH', `logged-models/${id}/tags`, { tags });

    const { info, data } = await get(id);
    expect(info.status).toBe('LOGGED_MODEL_UPLOAD_FAILED');
    expect(info.tags).toEqual([{ key: 't', value: 'last' }]);
    expect(data.params).toEqual([
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ]);
    await tracking.ask('DELETE', `logged-models/${id}/tags/t`);
    const again = await tracking.call('DELETE', `logged-models/${id}/tags/t`);
    expect(again.status).toBe(404);
    expect(again.body.message).toBe(`No tag with key 't' found for model with ID '${id}'.`);
  });

  it('is found after its deletion only by who asks for deleted ones', async () => {
    const experiment_id = await anExperiment();
    const id = await aModel(experiment_id);
    await tracking.ask('DELETE', `logged-models/${id}`);

    const { status, body } = await tracking.call('GET', `logged-models/${id}`);

    expect(status).toBe(404);
    expect(body.message).toBe(`Logged model with ID '${id}' not found.`);
    await tracking.ask('GET', `logged-models/${id}`, { allow_deleted: 'true' });
    const found = await tracking.ask('POST', 'logged-models/search', { experiment_ids: [experiment_id] });
    expect(found).toEqual({});
  });

  it.each(['a/b', 'a:b', 'a.b', 'a%b', 'a"b', "a'b"])('is not named %s', async (name) => {
    const experiment_id = await anExperiment();

    const { status, body } = await tracking.call('POST', 'logged-models', { experiment_id, name });

    expect(status).toBe(400);
    expect(body.message).toContain('Invalid model name');
  });

  it('gathers the metrics of runs, alone and in batches, once each', async () => {
    const experiment_id = await anExperiment();
    const [id, run_id] = [await aModel(experiment_id), await aRun(experiment_id)];
    const metric = { key: 'f1', value: 0.5, timestamp: 1, step: 2, model_id: id };

    await tracking.ask('POST', 'runs/log-metric', { run_id, ...metric });
    await tracking.ask('POST', 'runs/log-batch', { run_id, metrics: [metric, { ...metric, step: 3 }] });

    expect((await get(id)).data.metrics).toEqual([
      { ...metric, run_id },
      { ...metric, step: 3, run_id },
    ]);
    const { run } = await tracking.ask('GET', 'runs/get', { run_id });
    expect(run.data.metrics).toEqual([{ key: 'f1', value: 0.5, timestamp: 1, step: 3 }]);
  });

  it('must be there for a metric of it, else nothing of the batch is logged', async () => {
    const run_id = await aRun(await anExperiment());
    const metrics = [{ key: 'f1', value: 1, timestamp: 1, model_id: 'm-none' }];

    const { status, body } = await tracking.call('POST', 'runs/log-batch', { run_id, metrics });

    expect(status).toBe(404);
    expect(body.message).toBe("Logged model with ID 'm-none' not found.");
    const { run } = await tracking.ask('GET', 'runs/get', { run_id });
    expect(run.data.metrics).toBeUndefined();
  });
});

describe('logged-models/search', () => {
  it('filters, orders and turns pages', async () => {
    const experiment_id = await anExperiment();
    const run_id = await aRun(experiment_id);
    const [oak, elm] = [
      await aModel(experiment_id, { name: 'oak', params: [{ key: 'depth', value: '3' }] }),
      await aModel(experiment_id, { name: 'elm', model_type: 'forest' }),
    ];
    await aModel(experiment_id, { name: 'ash' });
    await log(run_id, oak, 0.5, { dataset_name: 'leaves', dataset_digest: 'd1' });
    await log(run_id, oak, 0.1, { dataset_name: 'bark', dataset_digest: 'd1', timestamp: 2 });
    await log(run_id, elm, 0.3, { dataset_name: 'leaves', dataset_digest: 'd2' });
    const search = async (fields: object) => {
      const { models = [], next_page_token } = await tracking.ask('POST', 'logged-models/search', {
        experiment_ids: [experiment_id],
        ...fields,
      });
      const names = models.map(({ info }: { info: { name: string } }) => info.name);
      return { names, next_page_token };
    };
    const names = async (fields: object) => (await search(fields)).names;
    const byF1 = (more: object = {}) => [{ field_name: 'metrics.f1', ascending: false, ...more }];

    expect(await names({})).toEqual(expect.arrayContaining(['oak', 'elm', 'ash']));
    expect(await names({ filter: "name = 'oak' AND params.depth IN ('3', '4')" })).toEqual(['oak']);
    expect(await names({ filter: "attributes.model_type LIKE 'for%'" })).toEqual(['elm']);
    expect(await names({ filter: 'metrics.f1 = 0.3 and metrics.f1 != 1' })).toEqual(['elm']);
    expect(await names({ filter: "name NOT IN ('oak', 'elm')" })).toEqual(['ash']);
    expect(await names({ datasets: [{ dataset_name: 'bark' }] })).toEqual(['oak']);
    expect(await names({ datasets: [{ dataset_name: 'leaves', dataset_digest: 'd2' }] })).toEqual(['elm']);
    expect(await names({ order_by: byF1() })).toEqual(['elm', 'oak', 'ash']);
    expect(await names({ order_by: byF1({ dataset_name: 'leaves' }) })).toEqual(['oak', 'elm', 'ash']);
    expect(await names({ order_by: byF1({ dataset_digest: 'd2' }) })).toEqual(['elm', 'ash', 'oak']);
    expect(await names({ order_by: [{ field_name: 'name' }] })).toEqual(['ash', 'elm', 'oak']);

    const first = await search({ order_by: byF1(), max_results: 2 });
    const rest = { order_by: byF1(), max_results: 2, page_token: first.next_page_token };
    expect(await search(rest)).toEqual({ names: ['ash'], next_page_token: undefined });
    expect(await names({ max_results: 0 })).toHaveLength(3);
    expect(await names({ max_results: 10_000_000 })).toHaveLength(3);
    const { body } = await tracking.call('POST', 'logged-models/search', {
      ...rest,
      experiment_ids: [experiment_id],
      filter: "name = 'oak'",
    });
    expect(body.message).toContain('Filter string in the page token does not match');
  });

  it.each([
    [{ filter: 'metric.f1 > 1' }, 'Invalid entity type'],
    [{ filter: "metrics.f1 LIKE 'x'" }, 'Expected numeric value type'],
    [{ filter: "size = 'x'" }, "Invalid attribute key 'size'"],
    [{ order_by: [{ field_name: 'size' }] }, 'Invalid order by field name: size'],
    [{ order_by: [{ field_name: 'params.a' }] }, 'Only metrics are supported'],
    [{ datasets: [{ dataset_digest: 'd' }] }, '`dataset_name` in the `datasets` clause must be specified'],
    [{ page_token: 'x' }, 'Invalid page token'],
    [{ max_results: -1 }, 'must be a positive integer'],
  ])('refuses %j', async (fields, message) => {
    const { status, body } = await tracking.call('POST', 'logged-models/search', {
      experiment_ids: ['0'],
      ...fields,
    });

    expect(status).toBe(400);
    expect(body.message).toContain(message);
  });
});

describe('a registered version of a logged model', () => {
  it('knows its run and is listed by the model, also when several are made at once', async () => {
    const experiment_id = await anExperiment();
    const run_id = await aRun(experiment_id);
    const id = await aModel(experiment_id, { source_run_id: run_id });
    const name = aName('registered');
    await tracking.ask('POST', 'registered-models/create', { name });
    const { artifact_uri } = (await get(id)).info;

    await Promise.all(
      [artifact_uri, `models:/${id}`, artifact_uri].map((source) =>
        tracking.ask('POST', 'model-versions/create', { name, source, model_id: id }),
      ),
    );

    const { model_version } = await tracking.ask('GET', 'model-versions/get', { name, version: '2' });
    expect(model_version).toMatchObject({ run_id, model_id: id });
    const tag = (await get(id)).info.tags.find(({ key }: { key: string }) => key === 'mlflow.modelVersions');
    expect(
      JSON.parse(tag.value)
        .map(({ version }: { version: number }) => version)
        .sort(),
    ).toEqual([1, 2, 3]);
    const registrations = ['1', '2', '3'].map((version) => ({ name, version }));
    expect((await get(id)).info.registrations).toEqual(registrations);
    await tracking.ask('DELETE', 'model-versions/delete', { name, version: '2' });
    const { models } = await tracking.ask('POST', 'logged-models/search', {
      experiment_ids: [experiment_id],
    });
    expect(models[0].info.registrations).toEqual([registrations[0], registrations[2]]);
    for (const version of ['1', '3']) {
      const answer = await tracking.ask('GET', 'model-versions/get-download-uri', { name, version });
      expect(answer.artifact_uri).toBe(artifact_uri);
    }
  });

  it('must be below the files of its model', async () => {
    const experiment_id = await anExperiment();
    const [id, other] = [await aModel(experiment_id), await aModel(experiment_id)];
    const name = aName('registered');
    await tracking.ask('POST', 'registered-models/create', { name });

    const { status, body } = await tracking.call('POST', 'model-versions/create', {
      name,
      source: (await get(other)).info.artifact_uri,
      model_id: id,
    });

    expect(status).toBe(400);
    expect(body.message).toContain('model_id request parameter must identify the resource');
  });
});

describe('the files of a logged model', () => {
  it('are listed and downloaded', async () => {
    const id = await aModel(await anExperiment());
    const { artifact_uri } = (await get(id)).info;
    const path = artifact_uri.replace('mlflow-artifacts:/', '/api/2.0/mlflow-artifacts/artifacts/');
    await tracking.app.inject({ method: 'PUT', url: `${path}/sub/MLmodel`, payload: 'flavors' });

    const top = await tracking.ask('GET', `logged-models/${id}/artifacts/directories`);
    const sub = await tracking.ask('GET', `logged-models/${id}/artifacts/directories`, {
      artifact_directory_path: 'sub',
    });
    const file = await tracking.app.inject({
      url: `/ajax-api/2.0/mlflow/logged-models/${id}/artifacts/files`,
      query: { artifact_file_path: 'sub/MLmodel' },
    });

    expect(top).toEqual({ root_uri: artifact_uri, files: [{ path: 'sub', is_dir: true }] });
    expect(sub.files).toEqual([{ path: 'sub/MLmodel', is_dir: false, file_size: 7 }]);
    expect(file.body).toBe('flavors');
  });
});

describe('runs/log-model', () => {
  it('adds to the history in the tags of the run', async () => {
    const run_id = await aRun(await anExperiment());
    const model = { artifact_path: 'm', utc_time_created: 't', run_id, flavors: { f: { a: 1, config: {} } } };

    for (const artifact_path of ['m', 'n']) {
      const model_json = JSON.stringify({ ...model, artifact_path, signature: {} });
      await tracking.ask('POST', 'runs/log-model', { run_id, model_json });
    }

    const { run } = await tracking.ask('GET', 'runs/get', { run_id });
    const tag = run.data.tags.find(({ key }: { key: string }) => key === 'mlflow.log-model.history');
    const flavors = { f: { a: 1 } };
    expect(JSON.parse(tag.value)).toEqual([
      { ...model, flavors },
      { ...model, artifact_path: 'n', flavors },
    ]);
  });

  it.each([
    ['{', 'Malformed model info'],
    ['{"run_id":"r"}', "Model json is missing mandatory fields: {'artifact_path', 'flavors'"],
  ])('refuses %s', async (model_json, message) => {
    const run_id = await aRun(await anExperiment());

    const { status, body } = await tracking.call('POST', 'runs/log-model', { run_id, model_json });

    expect(status).toBe(400);
    expect(body.message).toContain(message);
  });
});
