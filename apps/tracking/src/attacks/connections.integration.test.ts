import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from '../testing/create-test-app.js';

// It counts who connects, as a service of the cloud would answer whoever does.
let connections = 0;
let listener: Server;
let tracking: TestApp;
let at: string;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  listener = createServer((socket) => {
    connections++;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  at = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
});
beforeEach(() => {
  connections = 0;
});
afterAll(async () => {
  await tracking.app.close();
  listener.close();
});

const schemes = [
  'http',
  'https',
  'ftp',
  'sftp',
  'hdfs',
  'viewfs',
  'mlflow-artifacts',
  's3',
  'gs',
  'r2',
  'b2',
  'oss',
  'abfss',
  'wasbs',
  'dbfs',
  'unknown',
];

// #24767, #24768, CVE-2025-52967, GHSA-wxj7-3fx5-pp9m, GHSA-mr9f-g8qf-4w4j, #23500
describe('a host of the caller’s choice', () => {
  it.each(schemes)('is never asked for artifacts, named by %s:', async (scheme) => {
    const { status, body } = await tracking.call('POST', 'experiments/create', {
      name: aName('elsewhere'),
      artifact_location: `${scheme}://${at}/bucket`,
    });
    if (status === 200) {
      const { experiment_id } = body;
      const { run_id } = (await tracking.ask('POST', 'runs/create', { experiment_id })).run.info;
      const { model_id } = (await tracking.ask('POST', 'logged-models', { experiment_id })).model.info;
      const asked = [
        { url: '/api/2.0/mlflow/artifacts/list', query: { run_id } },
        { url: '/get-artifact', query: { run_id, path: 'x' } },
        {
          method: 'POST' as const,
          url: '/ajax-api/2.0/mlflow/upload-artifact',
          query: { run_uuid: run_id, path: 'x' },
          payload: 'x',
        },
        {
          method: 'POST' as const,
          url: '/api/2.0/mlflow/artifacts/presigned-download-url',
          payload: { run_id, path: 'x' },
        },
        {
          method: 'POST' as const,
          url: '/api/2.0/mlflow/artifacts/presigned-upload-url',
          payload: { model_id, path: 'x' },
        },
        { url: `/api/2.0/mlflow/logged-models/${model_id}/artifacts/directories` },
        {
          url: `/ajax-api/2.0/mlflow/logged-models/${model_id}/artifacts/files`,
          query: { artifact_file_path: 'x' },
        },
      ];
      for (const request of asked) {
        const { statusCode } = await tracking.app.inject(request);
        expect([400, 501], request.url).toContain(statusCode);
      }
    } else expect(status).toBe(400);

    expect(connections).toBe(0);
  });

  it.each(schemes)('is never asked for a model, named by %s:', async (scheme) => {
    const name = aName('elsewhere');
    await tracking.ask('POST', 'registered-models/create', { name });
    const source = `${scheme}://${at}/model`;

    const { status } = await tracking.call('POST', 'model-versions/create', { name, source });
    if (status === 200) {
      const { artifact_uri } = await tracking.ask('GET', 'model-versions/get-download-uri', {
        name,
        version: '1',
      });
      const { statusCode } = await tracking.app.inject({
        url: '/model-versions/get-artifact',
        query: { name, version: '1', path: 'MLmodel' },
      });
      expect([artifact_uri, statusCode]).toEqual([source, 400]);
    } else expect(status).toBe(400);

    expect(connections).toBe(0);
  });
});

describe('another bucket of the same store', () => {
  it.each(['s3://private/secrets', 's3://private.example/x', 's3:/private/x'])(
    'is not read for a run at %s (CVE-2023-1177)',
    async (artifact_location) => {
      const { experiment_id } = await tracking.ask('POST', 'experiments/create', {
        name: aName('elsewhere'),
        artifact_location,
      });
      const { run_id } = (await tracking.ask('POST', 'runs/create', { experiment_id })).run.info;

      const { statusCode, json } = await tracking.app.inject({
        url: '/get-artifact',
        query: { run_id, path: 'x' },
      });

      expect([statusCode, json().message]).toEqual([400, expect.stringContaining('does not hand out')]);
    },
  );
});
