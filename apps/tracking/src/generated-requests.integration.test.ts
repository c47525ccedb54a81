import { arbitraryRequest, type Known, operationsOf } from '@canopy/generated-requests';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from './testing/create-test-app.js';

const requests = 100;
// The same each time; `npm run generated-requests` asks others.
const seed = 1;
const patienceMs = 5000;

// The first never ends its answer; the second would take away what other tests deleted.
const left = ['/api/canopy/events', '/api/canopy/purge'];

const tracking: TestApp = await createTestApp(process.env);
await tracking.app.ready();
const operations = operationsOf(tracking.app.swagger()).filter(({ path }) => !left.includes(path));
afterAll(() => tracking.app.close());

/** One of everything, new, so that an operation finds it whatever those before have deleted. */
async function anInventory(): Promise<Known> {
  const { experiment_id } = await tracking.ask('POST', 'experiments/create', { name: aName('generated') });
  const { run_id, artifact_uri } = (await tracking.ask('POST', 'runs/create', { experiment_id })).run.info;
  const { model_id } = (await tracking.ask('POST', 'logged-models', { experiment_id })).model.info;
  const name = aName('generated');
  await tracking.ask('POST', 'registered-models/create', { name });
  await tracking.ask('POST', 'model-versions/create', { name, source: artifact_uri, run_id });
  await tracking.ask('POST', 'registered-models/alias', { name, alias: 'best', version: '1' });
  await tracking.ask('POST', 'runs/log-batch', {
    run_id,
    metrics: [{ key: 'm', value: 0.5, timestamp: 1 }],
    params: [{ key: 'p', value: 'x' }],
    tags: [{ key: 't', value: 'x' }],
  });
  const keys = ['m', 'p', 't', 'mlflow.runName'];
  return {
    ...{
      experiment_id: [experiment_id, '0'],
      experiment_ids: [experiment_id, '0'],
      experiment_name: ['Default'],
    },
    ...{
      run_id: [run_id],
      run_ids: [run_id],
      source_run_id: [run_id],
      run_uuid: [run_id],
      model_id: [model_id],
    },
    ...{ name: [name], new_name: [name, aName('renamed')], version: ['1', '2'], alias: ['best', 'latest'] },
    ...{ key: keys, metric_key: keys, source: [artifact_uri, 's3://b/x', `models:/${model_id}`] },
    ...{ stages: ['None', 'Production'], stage: ['Staging', 'archived'], path: ['a', 'a/b.txt'] },
  };
}

describe('whatever is asked', () => {
  it('is asked of every operation of the documentation', () => {
    expect(operations.length).toBeGreaterThan(75);
  });

  it.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    '%s answers it, and never as if the server were at fault',
    async (_name, operation) => {
      const known = await anInventory();

      await fc.assert(
        fc.asyncProperty(arbitraryRequest(operation, known), async (request) => {
          const begun = performance.now();
          const { statusCode, body } = await tracking.app.inject(request);

          // 501: what a store cannot do, MLflow's client is told so.
          if (statusCode >= 500 && statusCode !== 501) throw new Error(`${statusCode}: ${body}`);
          if (performance.now() - begun > patienceMs) throw new Error('It took too long.');
        }),
        { numRuns: requests, seed },
      );
    },
    30_000,
  );
});
