import { mlflowVersion } from '@canopy/mlflow-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/create-test-app.js';

let tracking: TestApp;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
});
afterAll(() => tracking.app.close());

it('tells whoever follows a link of the client what is here, and where else to look', async () => {
  const { statusCode, headers, body } = await tracking.app.inject('/');

  expect(statusCode).toBe(200);
  expect(headers['content-type']).toContain('text/plain');
  expect(body).toContain(`MLflow's REST API (${mlflowVersion})`);
  expect(body).toContain('/docs');
});
