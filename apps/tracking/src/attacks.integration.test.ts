import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from './testing/create-test-app.js';

// Each is one that MLflow has an advisory for; its id stands first.
let tracking: TestApp;
let run_id: string;
let model_id: string;
let name: string;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  await tracking.app.listen({ host: '127.0.0.1', port: 0 });
  ({ run_id } = (await tracking.ask('POST', 'runs/create', {})).run.info);
  ({ model_id } = (await tracking.ask('POST', 'logged-models', { experiment_id: '0' })).model.info);
  name = aName('attacked');
  await tracking.ask('POST', 'registered-models/create', { name });
});
afterAll(() => tracking.app.close());

const traversals = [
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%252e%252e%252fx',
  '%25252e%25252e/x',
  '..%5c..%5cfile',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  'C:%5cx',
  'file:///etc/passwd',
  'a%23/../x',
  'a%00b',
];

describe('a path out of the artifacts', () => {
  it.each(traversals)('%s is refused wherever a path is read (#7166, CVE-2024-1558)', async (path) => {
    const asked = [
      tracking.app.inject({ url: '/get-artifact', query: { run_uuid: run_id, path } }),
      tracking.app.inject({ url: '/model-versions/get-artifact', query: { name, version: '1', path } }),
      tracking.app.inject({ url: '/api/2.0/mlflow/artifacts/list', query: { run_id, path } }),
      tracking.app.inject({ url: '/api/2.0/mlflow-artifacts/artifacts', query: { path } }),
      tracking.app.inject({
        url: `/ajax-api/2.0/mlflow/logged-models/${model_id}/artifacts/files`,
        query: { artifact_file_path: path },
      }),
      tracking.app.inject({
        url: `/api/2.0/mlflow/logged-models/${model_id}/artifacts/directories`,
        query: { artifact_directory_path: path },
      }),
      tracking.app.inject({
        method: 'POST',
        url: '/ajax-api/2.0/mlflow/upload-artifact',
        query: { run_uuid: run_id, path },
        payload: 'x',
      }),
    ];

    for (const { statusCode, body } of await Promise.all(asked)) {
      expect([statusCode, JSON.parse(body).message]).toEqual([400, 'Invalid path']);
    }
  });

  it.each(['GET', 'PUT', 'DELETE'] as const)(
    'is refused to %s through the proxy, however it is written (CVE-2023-6831, CVE-2024-1560, CVE-2023-6015)',
    async (method) => {
      const { port } = tracking.app.server.address() as AddressInfo;
      for (const path of [
        '../x',
        '%2e%2e/x',
        '..%5c..%5cfile',
        '%252E%252E%252Ffile',
        '..%2f..%2f.ssh/authorized_keys',
        '%2fetc/x',
      ]) {
        const status = await new Promise((resolve, reject) => {
          // Sent as it is: clients resolve such paths before they send them.
          request({ port, method, path: `/api/2.0/mlflow-artifacts/artifacts/${path}` }, (answer) => {
            resolve(answer.resume().statusCode);
          })
            .on('error', reject)
            .end(method === 'PUT' ? 'x' : undefined);
        });
        expect(status, path).toBe(400);
      }
    },
  );

  it.each(['create', 'complete', 'abort'])(
    'in the body of mpu/%s is refused as well as in its address (PR #19260)',
    async (step) => {
      const rest = { upload_id: 'u', parts: [{ part_number: 1, etag: 'e' }] };
      for (const [folder, path] of [
        ['d', '../../x'],
        ['d', '..%2fx'],
        ['..%2fd', 'x'],
      ]) {
        const { statusCode } = await tracking.app.inject({
          method: 'POST',
          url: `/api/2.0/mlflow-artifacts/mpu/${step}/${folder}`,
          payload: { path, ...rest },
        });
        expect(statusCode).toBe(400);
      }
    },
  );
});

describe('the identity of an upload', () => {
  it.each(['x&tagging', 'x&versionId=1', ' ', '\u0001', 'x'.repeat(20_000), '🌲'])(
    'adds nothing to the request that the store gets: %j',
    async (upload_id) => {
      for (const [step, rest] of [
        ['complete', { upload_id, parts: [{ part_number: 1, etag: 'e' }] }],
        ['complete', { upload_id: 'u', parts: [{ part_number: 1, etag: upload_id }] }],
        ['abort', { upload_id }],
      ] as const) {
        const { statusCode, json } = await tracking.app.inject({
          method: 'POST',
          url: `/api/2.0/mlflow-artifacts/mpu/${step}/d`,
          payload: { path: 'x', ...rest },
        });
        expect([statusCode, json().message]).toEqual([400, expect.stringMatching(/upload_id|etag/)]);
      }
    },
  );
});

describe('a source of a model version', () => {
  it.each([
    'file:///etc',
    'FILE:///etc',
    'file:/etc',
    '//proc/self/root',
    '//etc/passwd',
    '/etc',
    '/?x',
    'mlflow-artifacts://h/../../',
    'mlflow-artifacts:/0/../../x',
    'http://h/../..',
    'http://metadata.google.internal/',
    's3:/b/a/../../x',
    's3://b/..%252f..%252fx',
    'file://p/../..',
    'file:\\\\..\\..\\etc',
    'dbfs:/x%3f/../../../',
    'C:\\windows',
    '\\\\host\\share',
    'ftp://h/x',
    'runs:/another/model',
    'models:/m-00000000000000000000000000000000',
    'models://host/m/1',
  ])('%s is refused (CVE-2023-1177, -2356, -2780, CVE-2024-3573, CVE-2025-11201)', async (source) => {
    for (const owner of [{}, { run_id }, { model_id }]) {
      const { status, body } = await tracking.call('POST', 'model-versions/create', {
        name,
        source,
        ...owner,
      });
      expect(status, JSON.stringify(owner)).toBe(400);
      expect(body.message).toMatch(/source/);
    }
  });

  it('is checked for a prompt too (CVE-2026-2614)', async () => {
    const tags = [{ key: 'mlflow.prompt.is_prompt', value: 'true' }];

    const { status, body } = await tracking.call('POST', 'model-versions/create', {
      name,
      source: '/etc',
      tags,
    });

    expect(status).toBe(400);
    expect(body.message).toContain('Invalid prompt source');
  });
});

describe('a location of artifacts', () => {
  it.each([
    'http:///#/../../../etc',
    's3://b/a#/../..',
    'http://h/a?/../../../etc',
    's3://b/a?/../../../etc',
    's3://b/a?%2e%2e/x',
    's3://b/x;../../etc',
    'http://169.254.169.254/latest/meta-data',
    'ftp://h/x',
    'mlflow-artifacts://h/x',
    'runs:/abc/x',
    `s3://b/${'x'.repeat(3000)}`,
  ])('%s is refused (CVE-2023-6909, -6977, CVE-2024-1593, #24767)', async (artifact_location) => {
    const { status, body } = await tracking.call('POST', 'experiments/create', {
      name: aName('location'),
      artifact_location,
    });

    expect(status).toBe(400);
    expect(body.message).toMatch(/artifact/i);
  });
});

describe('a name', () => {
  it('of any length is refused, not stored (CVE-2024-6838)', async () => {
    const { status } = await tracking.call('POST', 'experiments/create', { name: 'x'.repeat(100_000) });

    expect(status).toBe(400);
  });

  it('that only differs from a taken one by its encoding is refused (CVE-2024-3099)', async () => {
    const base = aName('encoded').replaceAll(' ', '-');
    await tracking.ask('POST', 'registered-models/create', { name: `${base}.a` });

    const variant = await tracking.call('POST', 'registered-models/create', { name: `${base}%2ea` });
    const path = await tracking.call('POST', 'registered-models/create', { name: `${base}%2fa` });

    expect([variant.status, path.status]).toEqual([400, 400]);
  });

  it('that is taken is told without a word of the database (experiments/create of 3.17)', async () => {
    const name = aName('taken');
    await tracking.ask('POST', 'experiments/create', { name });

    const { status, body } = await tracking.call('POST', 'experiments/create', { name });

    expect(status).toBe(400);
    expect(body.message).not.toMatch(/insert|sql|duplicate key/i);
  });
});

describe('what a browser could be made to do', () => {
  it('never shows an artifact as a page (CVE-2023-6568, CVE-2024-27132)', async () => {
    const url = '/api/2.0/mlflow-artifacts/artifacts/page.html';
    await tracking.app.inject({
      method: 'PUT',
      url,
      payload: '<script>',
      headers: { 'content-type': 'text/html' },
    });

    const { headers } = await tracking.app.inject({ url, headers: { accept: 'text/html' } });

    expect(headers['content-disposition']).toContain('attachment');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('echoes no header in an error (CVE-2023-6568)', async () => {
    const { body } = await tracking.app.inject({
      method: 'POST',
      url: '/api/2.0/mlflow/experiments/search',
      headers: { 'content-type': '<script>/x' },
      payload: '{}',
    });

    expect(body).not.toContain('<script>');
  });

  it('sends no form as a request (CVE-2023-43472, CVE-2025-1473)', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const { statusCode } = await tracking.app.inject({
        method: 'POST',
        url: '/api/canopy/purge',
        headers: { 'content-type': type },
        payload: '{"dry_run":true}',
      });
      expect(statusCode).toBe(400);
    }
  });
});

describe('what MLflow was attacked through', () => {
  it.each([
    ['POST', '/graphql'],
    ['POST', '/api/2.0/mlflow/users/create'],
    ['POST', '/ajax-api/2.0/mlflow/gateway-proxy'],
    ['POST', '/ajax-api/3.0/jobs/'],
    ['POST', '/v1/traces'],
    ['POST', '/api/2.0/mlflow/webhooks'],
    ['GET', '/signup'],
  ] as const)(
    'is not here: %s %s (CVE-2023-6014, -6974, CVE-2025-0453, CVE-2026-0545)',
    async (method, url) => {
      expect((await tracking.app.inject({ method, url })).statusCode).toBe(404);
    },
  );
});
