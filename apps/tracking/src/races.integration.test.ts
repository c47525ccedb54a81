import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestAnswer, type TestApp } from './testing/create-test-app.js';

let tracking: TestApp;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
});
afterAll(() => tracking.app.close());

const many = 50;
const atOnce = (ask: (index: number) => Promise<TestAnswer>, count = many) =>
  Promise.all(Array.from({ length: count }, (_, index) => ask(index)));
const statuses = (answers: readonly TestAnswer[]) => answers.map(({ status }) => status);
const successes = (answers: readonly TestAnswer[]) => answers.filter(({ status }) => status === 200);
/** All but one are refused, and in these words. */
const expectOneOf = (answers: readonly TestAnswer[], refusal: string) => {
  expect(successes(answers)).toHaveLength(1);
  for (const { status, body } of answers) {
    if (status !== 200) expect([status, body.message]).toEqual([400, expect.stringContaining(refusal)]);
  }
};

describe('of fifty at once', () => {
  it('one makes the experiment, and the others are told that it is there', async () => {
    const name = aName('raced');

    const answers = await atOnce(() => tracking.call('POST', 'experiments/create', { name }));

    expectOneOf(answers, `Experiment(name=${name}) already exists.`);
  });

  it('one makes the registered model, and the others are told that it is there', async () => {
    const name = aName('raced');

    const answers = await atOnce(() => tracking.call('POST', 'registered-models/create', { name }));

    expectOneOf(answers, `Registered Model (name=${name}) already exists.`);
  });

  it('one takes the new name of an experiment, and one that of a model', async () => {
    const [experiments, models] = [aName('experiment'), aName('model')];
    const olds = Array.from({ length: 10 }, () => aName('old'));
    const ids = await Promise.all(
      olds.map(async (name) => {
        await tracking.ask('POST', 'registered-models/create', { name });
        return (await tracking.ask('POST', 'experiments/create', { name })).experiment_id;
      }),
    );

    const byId = ids.map((experiment_id) =>
      tracking.call('POST', 'experiments/update', { experiment_id, new_name: experiments }),
    );
    const byName = olds.map((name) =>
      tracking.call('POST', 'registered-models/rename', { name, new_name: models }),
    );

    expectOneOf(await Promise.all(byId), 'already exists');
    expectOneOf(await Promise.all(byName), 'already exists');
  });

  it('one says what a parameter is, and whoever says something else is told its value', async () => {
    const { run_id } = (await tracking.ask('POST', 'runs/create', {})).run.info;

    const answers = await atOnce((index) =>
      tracking.call('POST', 'runs/log-parameter', { run_id, key: 'depth', value: String(index) }),
    );

    expectOneOf(answers, 'Changing param values is not allowed');
    const { params } = (await tracking.ask('GET', 'runs/get', { run_id })).run.data;
    expect(params).toEqual([{ key: 'depth', value: String(statuses(answers).indexOf(200)) }]);
  });

  it('each moves the alias, and it stays where the last one put it', async () => {
    const name = aName('raced');
    await tracking.ask('POST', 'registered-models/create', { name });
    for (let i = 0; i < 5; i++)
      await tracking.ask('POST', 'model-versions/create', { name, source: 's3://b/x' });

    const answers = await atOnce((index) =>
      tracking.call('POST', 'registered-models/alias', {
        name,
        alias: 'champion',
        version: String((index % 5) + 1),
      }),
    );

    expect(successes(answers)).toHaveLength(many);
    const { aliases } = (await tracking.ask('GET', 'registered-models/get', { name })).registered_model;
    const { model_version } = await tracking.ask('GET', 'registered-models/alias', {
      name,
      alias: 'champion',
    });
    expect(aliases).toEqual([{ alias: 'champion', version: model_version.version }]);
  });

  it('each logs its batch on one run, and the latest value is the one of the highest step', async () => {
    const { run_id } = (await tracking.ask('POST', 'runs/create', {})).run.info;
    const keys = ['a', 'b', 'c', 'd'];

    const answers = await atOnce((step) =>
      tracking.call('POST', 'runs/log-batch', {
        run_id,
        metrics: (step % 2 === 0 ? keys : keys.toReversed()).map((key) => ({
          key,
          value: step,
          timestamp: 1,
          step,
        })),
        tags: keys.map((key) => ({ key, value: String(step) })),
      }),
    );

    expect(successes(answers)).toHaveLength(many);
    const { metrics } = (await tracking.ask('GET', 'runs/get', { run_id })).run.data;
    expect(metrics).toHaveLength(keys.length);
    for (const { value } of metrics) expect(value).toBe(many - 1);
    for (const metric_key of keys) {
      const history = await tracking.ask('GET', 'metrics/get-history', { run_id, metric_key });
      expect(history.metrics).toHaveLength(many);
    }
  });
});

describe('while others write', () => {
  it('a model is renamed with all its versions, and none is made under the old name after that', async () => {
    const [name, new_name] = [aName('old'), aName('new')];
    await tracking.ask('POST', 'registered-models/create', { name });

    const [renamed, ...answers] = await atOnce((index) =>
      index === 0
        ? tracking.call('POST', 'registered-models/rename', { name, new_name })
        : tracking.call('POST', 'model-versions/create', { name, source: 's3://b/x' }),
    );

    expect(renamed?.status).toBe(200);
    expect(statuses(answers).filter((status) => status !== 200 && status !== 404)).toEqual([]);
    const made = successes(answers).length;
    const of = async (model: string) =>
      (await tracking.ask('GET', 'model-versions/search', { filter: `name = '${model}'` })).model_versions ??
      [];
    expect(await of(name)).toEqual([]);
    const numbers = (await of(new_name)).map(({ version }: { version: string }) => Number(version));
    expect(numbers.toSorted((a: number, b: number) => a - b)).toEqual(
      Array.from({ length: made }, (_, i) => i + 1),
    );
  });

  it('a model is deleted with all its versions', async () => {
    const name = aName('doomed');
    await tracking.ask('POST', 'registered-models/create', { name });

    const answers = await atOnce((index) =>
      index === many / 2
        ? tracking.call('DELETE', 'registered-models/delete', { name })
        : tracking.call('POST', 'model-versions/create', { name, source: 's3://b/x' }),
    );

    expect(statuses(answers).filter((status) => status !== 200 && status !== 404)).toEqual([]);
    expect((await tracking.call('GET', 'registered-models/get', { name })).status).toBe(404);
    expect(await tracking.ask('GET', 'model-versions/search', { filter: `name = '${name}'` })).toEqual({});
  });

  it('an experiment is deleted with all its runs, those begun at the same time too', async () => {
    const { experiment_id } = await tracking.ask('POST', 'experiments/create', { name: aName('doomed') });

    const answers = await atOnce((index) =>
      index === many / 2
        ? tracking.call('POST', 'experiments/delete', { experiment_id })
        : tracking.call('POST', 'runs/create', { experiment_id }),
    );

    expect(statuses(answers).filter((status) => status !== 200 && status !== 400)).toEqual([]);
    expect(await tracking.ask('POST', 'runs/search', { experiment_ids: [experiment_id] })).toEqual({});
  });
});
