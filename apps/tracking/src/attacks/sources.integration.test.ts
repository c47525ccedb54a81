import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attackedThings } from '../testing/attacked-things.js';
import { aName, createTestApp, type TestApp } from '../testing/create-test-app.js';

let tracking: TestApp;
let run_id: string;
let model_id: string;
let name: string;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  ({ run_id, model_id, name } = await attackedThings(tracking));
});
afterAll(() => tracking.app.close());

// CVE-2023-1177, CVE-2023-2356, CVE-2023-2780, CVE-2024-3573, CVE-2025-11201, GHSA-5cvj-7rg6-jggj
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
  ])('%s is refused', async (source) => {
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

  it('is checked for a prompt too (CVE-2026-2614, GHSA-42h5-h8qh-vv9v)', async () => {
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

// CVE-2023-6909, CVE-2024-1483, CVE-2024-1594, CVE-2024-2928, CVE-2024-3848, CVE-2023-6977, CVE-2024-1593
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
  ])('%s is refused', async (artifact_location) => {
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
