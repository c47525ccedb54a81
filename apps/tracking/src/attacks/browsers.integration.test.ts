import { operationsOf } from '@canopy/generated-requests';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attackedThings } from '../testing/attacked-things.js';
import { createTestApp, type TestApp } from '../testing/create-test-app.js';

let tracking: TestApp;
let run_id: string;
let model_id: string;
let name: string;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  await tracking.app.ready();
  const things = await attackedThings(tracking);
  ({ run_id, model_id, name } = things);
  await tracking.ask('POST', 'model-versions/create', { name, source: things.run_uri, run_id });
  for (const root of [things.run_uri, things.model_uri]) {
    await tracking.app.inject({
      method: 'PUT',
      url: `/api/2.0/mlflow-artifacts/artifacts/${root.slice('mlflow-artifacts:/'.length)}/page.html`,
      payload: '<script>alert(1)</script>',
      headers: { 'content-type': 'text/html' },
    });
  }
});
afterAll(() => tracking.app.close());

describe('what a browser could be made to do', () => {
  it.each([
    ['the proxy', () => `/api/2.0/mlflow-artifacts/artifacts/0/${run_id}/artifacts/page.html`],
    ['a run', () => `/get-artifact?run_id=${run_id}&path=page.html`],
    [
      'a model version',
      () => `/model-versions/get-artifact?${new URLSearchParams({ name, version: '1', path: 'page.html' })}`,
    ],
    [
      'a logged model',
      () => `/ajax-api/2.0/mlflow/logged-models/${model_id}/artifacts/files?artifact_file_path=page.html`,
    ],
  ])(
    'never shows a file of %s as a page (CVE-2023-6568, CVE-2024-27132, CVE-2024-27133, CVE-2023-6709)',
    async (_of, url) => {
      const { statusCode, headers } = await tracking.app.inject({
        url: url(),
        headers: { accept: 'text/html' },
      });

      expect(statusCode).toBe(200);
      expect(headers['content-disposition']).toMatch(/^attachment; filename=page\.html$/);
      expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    },
  );

  it('echoes no header in an error (CVE-2023-6568)', async () => {
    const { body } = await tracking.app.inject({
      method: 'POST',
      url: '/api/2.0/mlflow/experiments/search',
      headers: { 'content-type': '<script>/x' },
      payload: '{}',
    });

    expect(body).not.toContain('<script>');
  });

  it('is told that an error is JSON, whatever a request put into its words (CVE-2023-6568)', async () => {
    const { headers } = await tracking.app.inject({
      url: '/api/2.0/mlflow/runs/get',
      query: { run_id: '<script>alert(1)</script>' },
      headers: { accept: 'text/html' },
    });

    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'sends no form of type %s to any operation (CVE-2023-43472, CVE-2025-1473)',
    async (type) => {
      let asked = 0;
      for (const { method, path, requestBody } of operationsOf(tracking.app.swagger())) {
        // Forms know no other method that changes anything.
        if (method !== 'POST' || !requestBody?.content['application/json']) continue;
        const { statusCode, body } = await tracking.app.inject({
          method: method as 'POST',
          url: path.replace(/\{\w+\}/g, 'x'),
          headers: { 'content-type': type },
          payload: '{"dry_run":true}',
        });
        expect([statusCode, JSON.parse(body).message], path).toEqual([
          400,
          expect.stringContaining('Content-Type'),
        ]);
        asked++;
      }
      expect(asked).toBeGreaterThan(40);
    },
  );
});

// #20704, #24179, GHSA-7gwp-5pfp-969j, GHSA-h7x2-h6g9-p789
describe('what MLflow was attacked through', () => {
  it.each([
    ['POST', '/graphql', 'CVE-2025-0453'],
    ['POST', '/api/2.0/mlflow/users/create', 'CVE-2023-6014'],
    ['GET', '/signup', 'CVE-2025-1473'],
    ['POST', '/ajax-api/2.0/mlflow/gateway-proxy', 'CVE-2023-6974, CVE-2025-52967'],
    ['GET', '/ajax-api/2.0/mlflow/gateway-proxy', 'CVE-2023-6974'],
    ['POST', '/ajax-api/3.0/jobs/', 'CVE-2026-0545'],
    ['POST', '/v1/traces', 'CVE-2026-2652'],
    ['POST', '/api/2.0/mlflow/webhooks', 'CVE-2026-64849'],
    ['POST', '/ajax-api/2.0/mlflow/runs/create-promptlab-run', 'CVE-2023-6974'],
  ] as const)('is not here: %s %s (%s)', async (method, url, _id) => {
    expect((await tracking.app.inject({ method, url })).statusCode).toBe(404);
  });
});
