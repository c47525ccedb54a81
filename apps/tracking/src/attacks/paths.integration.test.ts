import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attackedThings } from '../testing/attacked-things.js';
import { createTestApp, type TestApp } from '../testing/create-test-app.js';

let tracking: TestApp;
let run_id: string;
let model_id: string;
let name: string;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  await tracking.app.listen({ host: '127.0.0.1', port: 0 });
  ({ run_id, model_id, name } = await attackedThings(tracking));
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
  '....//%2e%2e/x',
  'a;/../../x',
  '%2e%2e/%2e%2e/x',
  '\\\\host\\share',
  '~/../x',
  'a/b%0d%0ax',
  // What the store's own protocol has no letters for could never be deleted again.
  'a%ef%bf%bfb',
];

// #7166, CVE-2024-1558, CVE-2024-8859, CVE-2023-3765, CVE-2023-6753
describe('a path out of the artifacts', () => {
  it.each(traversals)('%s is refused wherever a path is read', async (path) => {
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

  // CVE-2023-6831, CVE-2024-1560, CVE-2023-6015, CVE-2023-6975, CVE-2023-6976
  it.each(['GET', 'PUT', 'DELETE'] as const)(
    'is refused to %s through the proxy, however it is written',
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

  // #19260, #21945, #21947
  it.each(['create', 'complete', 'abort'])(
    'in the body of mpu/%s is refused as well as in its address',
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

describe('the number of a part', () => {
  it.each(['0', '-1', '10001', '9223372036854775807'])('is none of any upload: %s', async (part_number) => {
    const { statusCode, json } = await tracking.app.inject({
      method: 'POST',
      url: '/api/2.0/mlflow-artifacts/mpu/complete/d',
      payload: { path: 'x', upload_id: 'u', parts: [{ part_number, etag: 'e' }] },
    });

    expect([statusCode, json().message]).toEqual([400, expect.stringContaining('1 to 10000')]);
  });
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
