import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestAnswer, type TestApp } from './testing/create-test-app.js';

let tracking: TestApp;
let experiment_id: string;
let run_id: string;
let name: string;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  ({ experiment_id } = await tracking.ask('POST', 'experiments/create', { name: aName('limits') }));
  ({ run_id } = (await tracking.ask('POST', 'runs/create', { experiment_id })).run.info);
  name = aName('limits');
  await tracking.ask('POST', 'registered-models/create', { name });
  await tracking.ask('POST', 'model-versions/create', { name, source: 's3://b/x' });
});
afterAll(() => tracking.app.close());

const post = (path: string, fields: object) => tracking.call('POST', path, fields);
const logInput = (dataset: object, tag: object = {}) =>
  post('runs/log-inputs', {
    run_id,
    datasets: [
      {
        dataset: { name: 'n', digest: 'd', source_type: 't', source: 's', ...dataset },
        tags: [{ key: 'k', value: 'v', ...tag }],
      },
    ],
  });
const metrics = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ key: `m${i}`, value: 1, timestamp: 1 }));
const entries = (count: number) => Array.from({ length: count }, (_, i) => ({ key: `k${i}`, value: '1' }));
/** A text of that length that no other test has. */
const text = (length: number) =>
  aName('x').padEnd(length, 'x').slice(0, length).trimEnd().padEnd(length, 'x');

// What has a limit, the limit, a request at a length or count, and the words above it.
const limits: [string, number, (size: number) => Promise<TestAnswer>, RegExp][] = [
  [
    'the name of an experiment',
    500,
    (size) => post('experiments/create', { name: text(size) }),
    /exceeds the maximum length of 500/,
  ],
  [
    'the new name of an experiment',
    500,
    async (size) => {
      const { experiment_id } = await tracking.ask('POST', 'experiments/create', { name: aName('old') });
      return post('experiments/update', { experiment_id, new_name: text(size) });
    },
    /^'name' exceeds the maximum length of 500/,
  ],
  [
    'the key of a parameter of a logged model',
    500,
    (size) =>
      post('logged-models', { experiment_id, name: 'oak', params: [{ key: '🌲'.repeat(size), value: '' }] }),
    /exceeds the maximum length of 500/,
  ],
  [
    'the value of a parameter of a logged model',
    65_535,
    (size) =>
      post('logged-models', { experiment_id, name: 'oak', params: [{ key: 'k', value: text(size) }] }),
    /exceeds the maximum length of 65535/,
  ],
  [
    'the key of an experiment tag',
    250,
    (size) => post('experiments/set-experiment-tag', { experiment_id, key: text(size), value: '' }),
    /exceeds the maximum length of 250/,
  ],
  [
    'the value of an experiment tag',
    20_000,
    (size) => post('experiments/set-experiment-tag', { experiment_id, key: 'k', value: text(size) }),
    /exceeds the maximum length of 20000/,
  ],
  [
    'the location of artifacts',
    2048,
    (size) =>
      post('experiments/create', { name: aName('x'), artifact_location: `s3://b/${'x'.repeat(size - 7)}` }),
    /cannot be greater than 2048/,
  ],
  [
    'the key of a metric',
    250,
    (size) => post('runs/log-metric', { run_id, key: text(size), value: 1, timestamp: 1 }),
    /exceeds the maximum length of 250/,
  ],
  [
    'the key of a parameter',
    250,
    (size) => post('runs/log-parameter', { run_id, key: text(size), value: '1' }),
    /exceeds the maximum length of 250/,
  ],
  [
    'the key of a run tag',
    250,
    (size) => post('runs/set-tag', { run_id, key: text(size), value: '1' }),
    /exceeds the maximum length of 250/,
  ],
  [
    'the key of a model tag',
    250,
    (size) => post('registered-models/set-tag', { name, key: text(size), value: '1' }),
    /exceeds the maximum length of 250/,
  ],
  [
    'the value of a model tag',
    100_000,
    (size) => post('registered-models/set-tag', { name, key: 'k', value: text(size) }),
    /exceeds the maximum length of 100000/,
  ],
  [
    'the key of a version tag',
    250,
    (size) => post('model-versions/set-tag', { name, version: '1', key: text(size), value: '1' }),
    /exceeds the maximum length of 250/,
  ],
  [
    'the value of a version tag',
    100_000,
    (size) => post('model-versions/set-tag', { name, version: '1', key: 'k', value: text(size) }),
    /exceeds the maximum length of 100000/,
  ],
  [
    'the text of a prompt',
    100_000,
    (size) =>
      post('model-versions/set-tag', { name, version: '1', key: 'mlflow.prompt.text', value: text(size) }),
    /Prompt text exceeds max length of 100000 characters/,
  ],
  [
    'an alias',
    255,
    (size) => post('registered-models/alias', { name, alias: 'a'.repeat(size), version: '1' }),
    /exceeds the maximum length of 255/,
  ],
  [
    'the metrics of a batch',
    1000,
    (size) => post('runs/log-batch', { run_id, metrics: metrics(size) }),
    /at most 1000 metrics.*Got 1001 metrics/,
  ],
  [
    'the parameters of a batch',
    100,
    (size) => post('runs/log-batch', { run_id, params: entries(size) }),
    /at most 100 params.*Got 101 params/,
  ],
  [
    'the tags of a batch',
    100,
    (size) => post('runs/log-batch', { run_id, tags: entries(size) }),
    /at most 100 tags.*Got 101 tags/,
  ],
  [
    'the entries of a batch',
    1000,
    (size) => post('runs/log-batch', { run_id, metrics: metrics(size - 100), tags: entries(100) }),
    /at most 1000 .*Got 1001 /,
  ],
  [
    'the name of a data set',
    500,
    (size) => logInput({ name: text(size) }),
    /exceeds the maximum length of 500/,
  ],
  [
    'the digest of a data set',
    36,
    (size) => logInput({ digest: text(size) }),
    /exceeds the maximum length of 36/,
  ],
  [
    'the source of a data set',
    65_535,
    (size) => logInput({ source: text(size) }),
    /exceeds the maximum length of 65535/,
  ],
  [
    'the schema of a data set',
    1_048_575,
    (size) => logInput({ schema: text(size) }),
    /exceeds the maximum length of 1048575/,
  ],
  [
    'the profile of a data set',
    16_777_215,
    (size) => logInput({ profile: text(size) }),
    /exceeds the maximum length of 16777215/,
  ],
  [
    'the key of an input tag',
    255,
    (size) => logInput({ name: text(9) }, { key: text(size) }),
    /exceeds the maximum length of 255/,
  ],
  [
    'the value of an input tag',
    500,
    (size) => logInput({ name: text(9) }, { value: text(size) }),
    /exceeds the maximum length of 500/,
  ],
  [
    'the comparisons of a filter',
    1000,
    (size) =>
      post('experiments/search', { max_results: 1, filter: Array(size).fill("tags.a = 'b'").join(' AND ') }),
    /at most 1000 comparisons.*Got 1001 comparisons/,
  ],
  [
    'the order of runs',
    100,
    (size) =>
      post('runs/search', {
        experiment_ids: [experiment_id],
        order_by: entries(size).map(({ key }) => `tags.${key}`),
      }),
    /at most 100 fields.*Got 101 fields/,
  ],
  [
    'the order of logged models',
    100,
    (size) =>
      post('logged-models/search', {
        experiment_ids: [experiment_id],
        order_by: entries(size).map(({ key }) => ({ field_name: `metrics.${key}` })),
      }),
    /at most 100 fields.*Got 101 fields/,
  ],
  [
    'the data sets of logged models',
    20,
    (size) =>
      post('logged-models/search', {
        experiment_ids: [experiment_id],
        filter: 'metrics.m > 1',
        datasets: Array(size).fill({ dataset_name: 'd', dataset_digest: 'd' }),
      }),
    /more than 20 datasets/,
  ],
  ['a page of runs', 50_000, (size) => post('runs/search', { max_results: size }), /at most 50000/],
  [
    'a page of experiments',
    50_000,
    (size) => post('experiments/search', { max_results: size }),
    /at most 50000/,
  ],
  [
    'a page of models',
    1000,
    (size) => tracking.call('GET', 'registered-models/search', { max_results: size }),
    /at most 1000/,
  ],
  [
    'a page of versions',
    200_000,
    (size) => tracking.call('GET', 'model-versions/search', { max_results: size }),
    /at most 200000/,
  ],
  [
    'the experiments of data sets',
    20,
    (size) => post('experiments/search-datasets', { experiment_ids: Array(size).fill(experiment_id) }),
    /more than 20 experiment_ids/,
  ],
  [
    'the runs of sampled histories',
    100,
    (size) =>
      tracking.call('GET', 'metrics/get-history-bulk-interval', {
        run_ids: Array(size).fill(run_id),
        metric_key: 'm',
      }),
    /at most 100 run_ids/,
  ],
  [
    'the samples of a history',
    2500,
    (size) =>
      tracking.call('GET', 'metrics/get-history-bulk-interval', {
        run_ids: run_id,
        metric_key: 'm',
        max_results: size,
      }),
    /between 1 and 2500/,
  ],
];

describe('a limit', () => {
  it.each(limits)('of %s is %i: that much is taken, and no more', async (_what, limit, ask, refusal) => {
    const below = await ask(limit - 1);
    const at = await ask(limit);
    const above = await ask(limit + 1);

    expect([below.status, at.status, above.status]).toEqual([200, 200, 400]);
    expect(above.body.message).toMatch(refusal);
  });

  it('of a history is its page: whoever asks for more values gets those', async () => {
    await post('runs/log-metric', { run_id, key: 'history', value: 1, timestamp: 1 });
    const ask = (max_results: number) =>
      tracking.call('GET', 'metrics/get-history', { run_id, metric_key: 'history', max_results });

    expect((await ask(2 ** 31)).body.metrics).toHaveLength(1);
    expect((await ask(0)).status).toBe(400);
  });

  it('of versions is told in words of its own where it is less than one', async () => {
    const { body } = await tracking.call('GET', 'model-versions/search', { max_results: 0 });

    expect(body.message).toBe('Invalid value for max_results. It must be a positive integer, but got 0');
  });

  it('counts characters and not their bytes or halves', async () => {
    const ask = (size: number) => post('experiments/create', { name: `${text(size - 1)}🌲` });

    expect([(await ask(500)).status, (await ask(501)).status]).toEqual([200, 400]);
  });

  it.each([
    ['params', 6000],
    ['tags', 8000],
  ] as const)('of a value in %s cuts it to %i characters', async (list, limit) => {
    const run = (await tracking.ask('POST', 'runs/create', { experiment_id })).run.info.run_id;
    const values = [limit - 1, limit, limit + 1].map((length, i) => ({
      key: `long${i}`,
      value: 'x'.repeat(length),
    }));

    await tracking.ask('POST', 'runs/log-batch', { run_id: run, [list]: values });

    const kept: { key: string; value: string }[] = (await tracking.ask('GET', 'runs/get', { run_id: run }))
      .run.data[list];
    const lengths = kept.filter(({ key }) => key.startsWith('long')).map(({ value }) => value.length);
    expect(lengths).toEqual([limit - 1, limit, limit]);
  });
});
