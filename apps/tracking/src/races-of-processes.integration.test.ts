import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestAnswer, type TestApp } from './testing/create-test-app.js';

// Two apps share nothing but Postgres, as two processes do.
let apps: [TestApp, TestApp];
beforeAll(async () => {
  apps = [await createTestApp(process.env), await createTestApp(process.env)];
});
afterAll(() => Promise.all(apps.map(({ app }) => app.close())));

const many = 40;
/** Asked of both by turns. */
const atOnce = (ask: (tracking: TestApp, index: number) => Promise<TestAnswer>, count = many) =>
  Promise.all(Array.from({ length: count }, (_, index) => ask(apps[index % 2 === 0 ? 0 : 1], index)));
const successes = (answers: readonly TestAnswer[]) => answers.filter(({ status }) => status === 200).length;

const anExperiment = async () =>
  (await apps[0].ask('POST', 'experiments/create', { name: aName('raced') })).experiment_id;
const aRun = async () =>
  (await apps[0].ask('POST', 'runs/create', { experiment_id: await anExperiment() })).run.info.run_id;
/** Deletes and restores, again and again, while `ask` goes on. */
async function whileItFlickers<Answers>(
  [what, fields]: ['runs' | 'experiments', object],
  ask: () => Promise<Answers>,
): Promise<Answers> {
  let isOver = false;
  const flicker = async () => {
    while (!isOver) {
      await apps[0].ask('POST', `${what}/delete`, fields);
      await apps[0].ask('POST', `${what}/restore`, fields);
    }
  };
  const flickering = flicker();
  try {
    return await ask();
  } finally {
    isOver = true;
    await flickering;
  }
}

describe('of two processes', () => {
  it.each([
    ['an experiment', 'experiments/create', 'Experiment('],
    ['a registered model', 'registered-models/create', 'Registered Model ('],
  ])('one takes the name of %s, and all others are told', async (_what, path, refusal) => {
    const name = aName('raced');

    const answers = await atOnce((tracking) => tracking.call('POST', path, { name }));

    expect(successes(answers)).toBe(1);
    const refused = answers.filter(({ status }) => status !== 200);
    for (const { body } of refused) expect(body.message).toBe(`${refusal}name=${name}) already exists.`);
  });

  it('each makes versions, and no number is given twice or left out', async () => {
    const name = aName('raced');
    await apps[0].ask('POST', 'registered-models/create', { name });

    const answers = await atOnce((tracking, index) =>
      tracking.call('POST', 'model-versions/create', { name, source: `s3://b/${index}` }),
    );

    const numbers = answers.map(({ body }) => Number(body.model_version.version));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: many }, (_, index) => index + 1));
  });

  it('each logs to one run, and either shows all of it', async () => {
    const run_id = await aRun();

    const answers = await atOnce((tracking, step) =>
      tracking.call('POST', 'runs/log-batch', {
        run_id,
        metrics: [{ key: 'm', value: step, timestamp: 1, step }],
        params: [{ key: `p${step}`, value: 'x' }],
        tags: [{ key: `t${step}`, value: 'x' }],
      }),
    );

    expect(successes(answers)).toBe(many);
    for (const tracking of apps) {
      const { data } = (await tracking.ask('GET', 'runs/get', { run_id })).run;
      expect(data.params).toHaveLength(many);
      expect(data.tags.filter(({ value }: { value: string }) => value === 'x')).toHaveLength(many);
      expect(data.metrics).toEqual([expect.objectContaining({ key: 'm', value: many - 1 })]);
      const history = await tracking.ask('GET', 'metrics/get-history', { run_id, metric_key: 'm' });
      expect(history.metrics).toHaveLength(many);
    }
  });

  it('each notes a model of one run, and none is lost', async () => {
    const run_id = await aRun();

    const answers = await atOnce((tracking, index) => {
      const model = { run_id, artifact_path: `m${index}`, flavors: {}, utc_time_created: 't' };
      return tracking.call('POST', 'runs/log-model', { run_id, model_json: JSON.stringify(model) });
    });

    expect(successes(answers)).toBe(many);
    const { tags } = (await apps[1].ask('GET', 'runs/get', { run_id })).run.data;
    const [history] = tags.filter(({ key }: { key: string }) => key === 'mlflow.log-model.history');
    expect(JSON.parse(history.value)).toHaveLength(many);
  });

  it('one says what a parameter of a logged model is, and whoever says something else is told its value', async () => {
    const experiment_id = await anExperiment();
    const { model_id } = (await apps[0].ask('POST', 'logged-models', { experiment_id })).model.info;

    const answers = await atOnce((tracking, index) =>
      tracking.call('POST', `logged-models/${model_id}/params`, {
        params: [{ key: 'depth', value: String(index) }],
      }),
    );

    expect(successes(answers)).toBe(1);
    const { params } = (await apps[0].ask('GET', `logged-models/${model_id}`)).model.data;
    expect(params).toEqual([
      { key: 'depth', value: String(answers.findIndex(({ status }) => status === 200)) },
    ]);
  });

  it('one makes the run of a key, and the other shows it', async () => {
    const experiment_id = await anExperiment();
    const headers = { 'idempotency-key': aName('key') };

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        apps[index % 2 === 0 ? 0 : 1].app.inject({
          method: 'POST',
          url: '/api/2.0/mlflow/runs/create',
          headers,
          payload: { experiment_id },
        }),
      ),
    );

    expect(new Set(answers.map((answer) => answer.json().run.info.run_id)).size).toBe(1);
  });
});

describe('while another process deletes and restores', () => {
  it('a run, all is there that was answered as logged', async () => {
    const run_id = await aRun();

    const answers = await whileItFlickers(['runs', { run_id }], () =>
      atOnce(
        (tracking, step) =>
          tracking.call('POST', 'runs/log-metric', { run_id, key: 'm', value: 1, timestamp: 1, step }),
        200,
      ),
    );

    expect(answers.filter(({ status }) => status !== 200 && status !== 400)).toEqual([]);
    const { metrics = [] } = await apps[0].ask('GET', 'metrics/get-history', { run_id, metric_key: 'm' });
    expect(metrics).toHaveLength(successes(answers));
  });

  it('an experiment, a run is made in it or refused for its state', async () => {
    const experiment_id = await anExperiment();

    const answers = await whileItFlickers(['experiments', { experiment_id }], () =>
      atOnce((tracking) => tracking.call('POST', 'runs/create', { experiment_id }), 100),
    );

    const refused = answers.filter(({ status }) => status !== 200);
    for (const { body } of refused) expect(body.message).toContain("must be in the 'active' state");
    const { runs = [] } = await apps[1].ask('POST', 'runs/search', { experiment_ids: [experiment_id] });
    expect(runs).toHaveLength(successes(answers));
  });
});
