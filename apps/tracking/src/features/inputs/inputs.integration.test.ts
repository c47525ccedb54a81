import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from '../../testing/create-test-app.js';

let tracking: TestApp;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
});
afterAll(() => tracking.app.close());

const anExperiment = async (): Promise<string> =>
  (await tracking.ask('POST', 'experiments/create', { name: aName('inputs') })).experiment_id;
const aRun = async (experiment_id: string): Promise<string> =>
  (await tracking.ask('POST', 'runs/create', { experiment_id })).run.info.run_id;
const aDataset = (name: string, digest = 'd1') => ({
  name,
  digest,
  source_type: 'http',
  source: '{"url":"x"}',
});
const context = (value: string) => [{ key: 'mlflow.data.context', value }];
const inputsOf = async (run_id: string) => (await tracking.ask('GET', 'runs/get', { run_id })).run.inputs;

describe('runs/log-inputs', () => {
  it('keeps the first data set of a name and digest, and the first tags of an input', async () => {
    const run_id = await aRun(await anExperiment());
    const first = { dataset: { ...aDataset('leaves'), schema: '[]' }, tags: context('training') };
    const second = { dataset: { ...aDataset('leaves'), source: 'else' }, tags: context('validation') };

    await tracking.ask('POST', 'runs/log-inputs', { run_id, datasets: [first, second] });
    await tracking.ask('POST', 'runs/log-inputs', { run_id, datasets: [second] });

    expect(await inputsOf(run_id)).toEqual({ dataset_inputs: [first] });
  });

  it('lists the data sets in the order in which they were logged, whatever their names', async () => {
    const run_id = await aRun(await anExperiment());
    const logged = ['pine', 'ash', 'oak'].map((name) => ({ dataset: aDataset(name) }));

    await tracking.ask('POST', 'runs/log-inputs', { run_id, datasets: logged });
    await tracking.ask('POST', 'runs/log-inputs', { run_id, datasets: [{ dataset: aDataset('alder') }] });

    const { dataset_inputs } = await inputsOf(run_id);
    expect(dataset_inputs.map(({ dataset }: { dataset: { name: string } }) => dataset.name)).toEqual([
      'pine',
      'ash',
      'oak',
      'alder',
    ]);
  });

  it('gives the models that a run used and those that it made', async () => {
    const run_id = await aRun(await anExperiment());
    const models = [{ model_id: 'm-1' }, { model_id: 'm-2' }];

    await tracking.ask('POST', 'runs/log-inputs', { run_id, models });
    await tracking.ask('POST', 'runs/outputs', { run_id, models: [{ model_id: 'm-3', step: 7 }] });

    const { run } = await tracking.ask('GET', 'runs/get', { run_id });
    expect(run.inputs).toEqual({ model_inputs: models });
    expect(run.outputs).toEqual({ model_outputs: [{ model_id: 'm-3', step: 7 }] });
  });

  it('takes the same data sets from many runs at once', async () => {
    const experiment = await anExperiment();
    const runs = await Promise.all(Array.from({ length: 8 }, () => aRun(experiment)));
    const datasets = Array.from({ length: 5 }, (_, i) => ({ dataset: aDataset(`set ${i}`) }));

    await Promise.all(
      runs.map((run_id, index) =>
        tracking.ask('POST', 'runs/log-inputs', {
          run_id,
          datasets: index % 2 === 0 ? datasets : datasets.toReversed(),
        }),
      ),
    );

    for (const run of runs) expect((await inputsOf(run)).dataset_inputs).toHaveLength(5);
  });

  it.each([
    ['a digest that is too long', { digest: 'd'.repeat(37) }, "'digest' exceeds the maximum length of 36"],
    ['no name', { name: '' }, "Missing value for required parameter 'datasets[0].dataset.name'"],
  ])('refuses %s', async (_what, wrong, message) => {
    const run_id = await aRun(await anExperiment());

    const { status, body } = await tracking.call('POST', 'runs/log-inputs', {
      run_id,
      datasets: [{ dataset: { ...aDataset('leaves'), ...wrong } }],
    });

    expect(status).toBe(400);
    expect(body.message).toContain(message);
  });

  it('refuses a run that is deleted', async () => {
    const run_id = await aRun(await anExperiment());
    await tracking.ask('POST', 'runs/delete', { run_id });

    const { status, body } = await tracking.call('POST', 'runs/log-inputs', { run_id, datasets: [] });

    expect(status).toBe(400);
    expect(body.message).toContain("must be in the 'active' state");
  });
});

describe('filters on data sets', () => {
  it('find runs by name, digest and context', async () => {
    const experiment = await anExperiment();
    const [trained, tested, bare] = [await aRun(experiment), await aRun(experiment), await aRun(experiment)];
    const log = (run_id: string, name: string, digest: string, use: string) =>
      tracking.ask('POST', 'runs/log-inputs', {
        run_id,
        datasets: [{ dataset: aDataset(name, digest), tags: context(use) }],
      });
    await log(trained, 'leaves', 'd1', 'training');
    await log(tested, 'bark', 'd2', 'test');
    const find = async (filter: string) => {
      const { runs = [] } = await tracking.ask('POST', 'runs/search', {
        experiment_ids: [experiment],
        filter,
      });
      return runs.map(({ info }: { info: { run_id: string } }) => info.run_id).sort();
    };

    expect(await find("dataset.name = 'leaves'")).toEqual([trained]);
    expect(await find("datasets.context != 'training'")).toEqual([tested]);
    expect(await find("dataset.digest IN ('d1', 'd2')")).toEqual([trained, tested].sort());
    expect(await find("dataset.name LIKE 'l%' AND dataset.context = 'test'")).toEqual([]);
    expect(await find('')).toEqual([trained, tested, bare].sort());
  });

  it('refuse another key', async () => {
    const { body } = await tracking.call('POST', 'runs/search', {
      experiment_ids: ['0'],
      filter: "dataset.size = 'x'",
    });

    expect(body.message).toContain("Invalid dataset key 'size' specified");
  });
});

describe('experiments/search-datasets', () => {
  it('says once what was read, and what for', async () => {
    const experiment_id = await anExperiment();
    for (const tags of [context('training'), context('training'), []]) {
      const datasets = [{ dataset: aDataset('leaves'), tags }];
      await tracking.ask('POST', 'runs/log-inputs', { run_id: await aRun(experiment_id), datasets });
    }

    const answer = await tracking.ask('POST', 'experiments/search-datasets', {
      experiment_ids: [experiment_id],
    });

    const summary = { experiment_id, name: 'leaves', digest: 'd1' };
    expect(answer).toEqual({ dataset_summaries: [{ ...summary, context: 'training' }, summary] });
  });

  it('refuses no experiment, and more than twenty', async () => {
    const of = (experiment_ids: string[]) =>
      tracking.call('POST', 'experiments/search-datasets', { experiment_ids });

    expect((await of([])).body.message).toContain('must specify at least one experiment_id');
    expect((await of(Array.from({ length: 21 }, (_, id) => String(id)))).body.message).toContain(
      'more than 20 experiment_ids',
    );
  });
});
