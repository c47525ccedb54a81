import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/create-test-app.js';

let tracking: TestApp;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
});
afterAll(() => tracking.app.close());

/** A run with one value of `loss` at each step. */
const aRun = async (steps: readonly number[]): Promise<string> => {
  const { run } = await tracking.ask('POST', 'runs/create', { experiment_id: '0' });
  const metrics = steps.map((step) => ({ key: 'loss', value: step / 10, timestamp: 100 - step, step }));
  await tracking.ask('POST', 'runs/log-batch', { run_id: run.info.run_id, metrics });
  return run.info.run_id;
};
const upTo = (count: number) => Array.from({ length: count }, (_, step) => step);
const stepsOf = ({ metrics = [] }: { metrics?: { step: number }[] }) => metrics.map(({ step }) => step);

describe('get-history-bulk-interval', () => {
  const sample = async (run_ids: string[], fields: object) =>
    tracking.ask('GET', 'metrics/get-history-bulk-interval', { run_ids, metric_key: 'loss', ...fields });

  it.each([
    [5, [0, 2, 4, 6, 9]],
    [1, [9]],
    [3, [0, 4, 9]],
    [10, upTo(10)],
    [50, upTo(10)],
  ])('gives %i of ten values evenly, with the last among them', async (max_results, steps) => {
    const run = await aRun(upTo(10));

    expect(stepsOf(await sample([run], { max_results }))).toEqual(steps);
  });

  it('samples each run for itself, in the order asked, within the steps asked', async () => {
    const [long, short] = [await aRun(upTo(20)), await aRun([3, 30])];

    const answer = await sample([short, long], { max_results: 2, start_step: 3, end_step: 12 });

    expect(
      answer.metrics.map(({ run_id, step }: { run_id: string; step: number }) => [run_id, step]),
    ).toEqual([
      [short, 3],
      [long, 3],
      [long, 12],
    ]);
  });

  it.each([
    [{ start_step: 1 }, 'If either start step or end step are specified, both must be specified.'],
    [{ start_step: 2, end_step: 1 }, 'Found start_step=2 and end_step=1.'],
    [{ max_results: 2501 }, 'max_results must be between 1 and 2500.'],
    [{ run_ids: upTo(101).map(String) }, 'at most 100 run_ids. Received 101 run_ids.'],
  ])('refuses %j', async (fields, message) => {
    const { status, body } = await tracking.call('GET', 'metrics/get-history-bulk-interval', {
      run_ids: ['a'],
      metric_key: 'loss',
      ...fields,
    });

    expect(status).toBe(400);
    expect(body.message).toContain(message);
  });
});

describe('get-history-bulk', () => {
  const bulk = async (query: Record<string, string | string[]>) =>
    tracking.app.inject({ url: '/ajax-api/2.0/mlflow/metrics/get-history-bulk', query });

  it('gives the values of all runs, by run and time, up to a number', async () => {
    const runs = [await aRun([0, 1]), await aRun([5])].sort();

    const all = (await bulk({ run_id: runs, metric_key: 'loss' })).json().metrics;

    expect(all.map(({ run_id }: { run_id: string }) => run_id)).toEqual(
      all.map(({ run_id }: { run_id: string }) => run_id).toSorted(),
    );
    expect(all).toHaveLength(3);
    expect((await bulk({ run_id: runs, metric_key: 'loss', max_results: '2' })).json().metrics).toHaveLength(
      2,
    );
    expect((await bulk({ run_id: runs, metric_key: 'none' })).json()).toEqual({ metrics: [] });
  });

  it('says what is missing', async () => {
    expect((await bulk({})).json().message).toContain('must specify at least one run_id');
    expect((await bulk({ run_id: 'a' })).json().message).toContain('must specify a metric_key');
  });
});
