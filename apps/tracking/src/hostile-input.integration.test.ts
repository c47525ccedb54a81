import { operationsOf } from '@canopy/generated-requests';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from './testing/create-test-app.js';

let tracking: TestApp;
let run_id: string;
let name: string;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  ({ run_id } = (await tracking.ask('POST', 'runs/create', {})).run.info);
  name = aName('hostile');
  await tracking.ask('POST', 'registered-models/create', { name });
});
afterAll(() => tracking.app.close());

const nasty: unknown[] = [
  'a\0b',
  '\ud800',
  '',
  ' ',
  "'; DROP TABLE runs; --",
  'x'.repeat(300_000),
  '🌲'.repeat(5000),
  -1,
  1e300,
  '9'.repeat(40),
  '-9223372036854775809',
  true,
  null,
  [],
  [null],
  {},
  { a: { b: [] } },
];

const operations = [
  ['experiments/create', ['name', 'artifact_location', 'tags']],
  ['experiments/search', ['filter', 'order_by', 'max_results', 'page_token', 'view_type']],
  ['experiments/delete', ['experiment_id']],
  ['experiments/set-experiment-tag', ['experiment_id', 'key', 'value']],
  ['runs/create', ['experiment_id', 'run_name', 'user_id', 'start_time', 'tags']],
  ['runs/update', ['run_id', 'status', 'end_time', 'run_name']],
  ['runs/log-metric', ['key', 'value', 'timestamp', 'step', 'model_id', 'dataset_name']],
  ['runs/log-parameter', ['run_id', 'key', 'value']],
  ['runs/set-tag', ['key', 'value']],
  ['runs/log-batch', ['metrics', 'params', 'tags']],
  ['runs/search', ['experiment_ids', 'filter', 'order_by', 'max_results', 'page_token']],
  ['runs/log-inputs', ['run_id', 'datasets', 'models']],
  ['runs/outputs', ['run_id', 'models']],
  ['runs/log-model', ['run_id', 'model_json']],
  ['experiments/search-datasets', ['experiment_ids']],
  ['logged-models', ['experiment_id', 'name', 'model_type', 'source_run_id', 'params', 'tags']],
  ['logged-models/search', ['experiment_ids', 'filter', 'datasets', 'order_by', 'max_results', 'page_token']],
  ['artifacts/presigned-upload-url', ['run_id', 'path', 'expiration']],
  ['registered-models/create', ['name', 'description', 'tags']],
  ['registered-models/set-tag', ['name', 'key', 'value']],
  ['registered-models/alias', ['name', 'alias', 'version']],
  ['registered-models/get-latest-versions', ['name', 'stages']],
  ['model-versions/create', ['name', 'source', 'run_id', 'tags', 'description']],
  ['model-versions/transition-stage', ['name', 'version', 'stage']],
] as const;

const plain = () => ({
  experiment_id: '0',
  experiment_ids: ['0'],
  run_id,
  name,
  key: 'k',
  value: 1,
  timestamp: 1,
  step: 1,
  max_results: 5,
  source: 's3://b/x',
  version: '1',
  alias: 'a',
  stage: 'None',
});

const texts = (fields: object) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));

describe('bad input', () => {
  it.each(operations)('to %s is never the fault of the server', async (path, fields) => {
    for (const field of fields) {
      for (const value of nasty) {
        const { status } = await tracking.call('POST', path, { ...plain(), [field]: value });

        expect(status, `${field} = ${JSON.stringify(value)?.slice(0, 50)}`).toBeLessThan(500);
      }
    }
  });

  it.each(['a\0b', '\ud800b'])(
    'of a text that no column holds, %j, is refused in every field',
    async (text) => {
      await tracking.app.ready();
      let fields = 0;
      for (const { method, path, parameters = [], requestBody } of operationsOf(tracking.app.swagger())) {
        const properties = requestBody?.content['application/json']?.schema.properties ?? {};
        const names = Object.keys(properties).filter((field) => properties[field]?.type === 'string');
        const inQuery = parameters.filter((one) => one.in === 'query' && one.schema.type === 'string');
        const url = path.replace(/\{\w+\}/g, 'x');
        const asked: InjectOptions[] = names.map((field) => ({
          url,
          payload: { ...plain(), [field]: text },
        }));
        // An address can hold no lone surrogate.
        if (text.isWellFormed()) {
          asked.push(
            ...inQuery.map(({ name: field }) => ({ url, query: { ...texts(plain()), [field]: text } })),
          );
        }
        for (const request of asked) {
          const { statusCode } = await tracking.app.inject({ ...request, method: method as 'GET' });
          expect(statusCode, `${method} ${path} ${JSON.stringify(request)}`).toBe(400);
          fields++;
        }
      }
      expect(fields).toBeGreaterThanOrEqual(100);
    },
  );

  it.each([
    ['not JSON', Buffer.from('{"name":')],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['a list', Buffer.from('[1,2]')],
    ['deep', Buffer.from(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)],
  ])('that is %s is answered with 400', async (_what, payload) => {
    const response = await tracking.app.inject({
      method: 'POST',
      url: '/api/2.0/mlflow/experiments/create',
      payload,
      headers: { 'content-type': 'application/json' },
    });

    expect(response.statusCode).toBe(400);
    expect(response.json().error_code).toBe('INVALID_PARAMETER_VALUE');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'of the type %s, which a foreign page can send, is refused',
    async (type) => {
      const response = await tracking.app.inject({
        method: 'POST',
        url: '/api/2.0/mlflow/experiments/create',
        payload: JSON.stringify({ name: aName('x') }),
        headers: { 'content-type': type },
      });

      expect(response.statusCode).toBe(400);
    },
  );

  it('in a batch of more than a million bytes is refused', async () => {
    const tags = Array.from({ length: 100 }, (_, index) => ({ key: `k${index}`, value: 'x'.repeat(11_000) }));

    const { status, body } = await tracking.call('POST', 'runs/log-batch', { run_id, tags });

    expect(status).toBe(400);
    expect(body.message).toContain('must be at most 1000000 bytes');
  });

  it('as an idempotency key is refused', async () => {
    const response = await tracking.app.inject({
      method: 'POST',
      url: '/api/2.0/mlflow/runs/create',
      payload: {},
      headers: { 'idempotency-key': 'x'.repeat(201) },
    });

    expect(response.statusCode).toBe(400);
  });

  it('as a path is answered with 404 in the form of MLflow', async () => {
    const response = await tracking.app.inject({ url: '/api/2.0/mlflow/no-such-thing' });

    expect([response.statusCode, response.json().error_code]).toEqual([404, 'ENDPOINT_NOT_FOUND']);
  });
});
