import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/create-test-app.js';
import { routesOf } from '../testing/routes-of.js';

const token = 'a-token-for-tests';
let tracking: TestApp;
let locked: TestApp;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  locked = await createTestApp({ ...process.env, TRACKING_TOKENS: token });
});
afterAll(() => Promise.all([tracking.app.close(), locked.app.close()]));

// GHSA-8c7q-86fq-vvmh, GHSA-4qq5-mxxx-m6gg
describe('whoever has no token', () => {
  it.each([
    ['PUT', '/api/2.0/mlflow-artifacts/artifacts/1/model.pkl', 'CVE-2023-6018'],
    ['DELETE', '/api/2.0/mlflow-artifacts/artifacts/1/model.pkl', 'CVE-2024-4263'],
    ['POST', '/api/2.0/mlflow-artifacts/mpu/create/1', 'CVE-2026-2651'],
    ['POST', '/api/2.0/mlflow-artifacts/mpu/complete/1', 'CVE-2026-2651'],
    ['GET', '/api/2.0/mlflow-artifacts/presigned/1/model.pkl', 'CVE-2026-2651'],
    ['POST', '/api/2.0/mlflow/runs/log-inputs', 'GHSA-3p64-6gvh-82v5'],
    ['POST', '/api/2.0/mlflow/users/create', 'CVE-2023-6014'],
    ['GET', '/ajax-api/3.0/jobs/1', 'CVE-2026-0545'],
    ['POST', '/v1/traces', 'CVE-2026-2652'],
  ] as const)('is not let in at %s %s (%s)', async (method, url, _id) => {
    expect((await locked.app.inject({ method, url })).statusCode).toBe(401);
  });

  it('is not let in by another spelling of a path that is open', async () => {
    for (const url of [
      '/health/../api/2.0/mlflow/experiments/search',
      '/version%2f..%2fapi/2.0/mlflow/experiments/get?experiment_id=0',
      '//api/2.0/mlflow/experiments/get?experiment_id=0',
      '/HEALTH',
      '/api/3.0/mlflow/server-info/../experiments/get',
    ]) {
      const { statusCode } = await locked.app.inject({ url });
      expect(statusCode, url).toBe(401);
    }
  });

  it.each(['admin:password1234', 'admin:password', 'admin:', ':', 'mlflow:mlflow'])(
    'is not let in as %s (CVE-2026-2635, GHSA-gq3w-7jj3-x7gr, CVE-2025-11200, CVE-2025-1474)',
    async (login) => {
      const { statusCode } = await locked.app.inject({
        url: '/api/2.0/mlflow/experiments/get?experiment_id=0',
        headers: { authorization: `Basic ${Buffer.from(login).toString('base64')}` },
      });

      expect(statusCode).toBe(401);
    },
  );

  it('gets no token from an answer, whatever it asks', async () => {
    for (const { method, pattern } of routesOf(locked.app)) {
      const { body, headers } = await locked.app.inject({ method, url: pattern.replace(/\*|:\w+/g, 'x') });
      expect(body + JSON.stringify(headers)).not.toContain(token);
    }
  });
});

describe('an operation that names what it is about twice', () => {
  it('changes the model of its address, and never the one of its body (#11308)', async () => {
    const aModel = async () =>
      (await tracking.ask('POST', 'logged-models', { experiment_id: '0' })).model.info.model_id;
    const [named, other] = [await aModel(), await aModel()];

    const { status } = await tracking.call('PATCH', `logged-models/${named}/tags`, {
      model_id: other,
      tags: [{ key: 'k', value: 'v' }],
    });

    expect(status).toBe(200);
    const tagsOf = async (id: string) => (await tracking.ask('GET', `logged-models/${id}`)).model.info.tags;
    expect([await tagsOf(named), await tagsOf(other)]).toEqual([[{ key: 'k', value: 'v' }], undefined]);
  });

  it('reads the run of its body, and none of its query (#11308)', async () => {
    const aRun = async () => (await tracking.ask('POST', 'runs/create', {})).run.info.run_id;
    const [named, other] = [await aRun(), await aRun()];

    await tracking.ask('POST', `runs/set-tag?run_id=${other}`, { run_id: named, key: 'k', value: 'v' });

    const tagsOf = async (run_id: string) =>
      (await tracking.ask('GET', 'runs/get', { run_id })).run.data.tags.map(
        ({ key }: { key: string }) => key,
      );
    expect([(await tagsOf(named)).includes('k'), (await tagsOf(other)).includes('k')]).toEqual([true, false]);
  });
});
