import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/create-test-app.js';
import { routesOf } from '../testing/routes-of.js';

const token = 'a-token-for-tests';
let open: TestApp;
let locked: TestApp;
beforeAll(async () => {
  open = await createTestApp({ ...process.env, TRACKING_ALLOWED_HOSTS: 'mlflow.example' });
  locked = await createTestApp({ ...process.env, TRACKING_TOKENS: token, TRACKING_RESET: 'allowed' });
});
afterAll(() => Promise.all([open.app.close(), locked.app.close()]));

const url = '/api/2.0/mlflow/experiments/get?experiment_id=0';

describe('a server with tokens', () => {
  it('answers every route with 401 without one, but those that probes and clients ask first', async () => {
    const answered: string[] = [];
    for (const { method, pattern } of routesOf(locked.app)) {
      const url = pattern.replace(/\*|:\w+/g, 'x');
      const { statusCode } = await locked.app.inject({ method, url });
      if (statusCode !== 401) answered.push(`${method} ${pattern}`);
    }

    expect(answered.sort()).toEqual([
      'GET /ajax-api/3.0/mlflow/server-info',
      'GET /api/3.0/mlflow/server-info',
      'GET /health',
      'GET /version',
      'HEAD /ajax-api/3.0/mlflow/server-info',
      'HEAD /api/3.0/mlflow/server-info',
      'HEAD /health',
      'HEAD /version',
    ]);
  });

  it('knows of nothing that it would not answer with 401', async () => {
    const { statusCode, json } = await locked.app.inject({ url: '/no-such-thing' });

    expect([statusCode, json().error_code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it.each([
    ['Bearer', `Bearer ${token}`, 200],
    ['Basic', `Basic ${Buffer.from(`somebody:${token}`).toString('base64')}`, 200],
    ['a wrong one', 'Bearer another-token', 401],
  ])('takes %s as the Python client sends it', async (_what, authorization, status) => {
    const { statusCode } = await locked.app.inject({ url, headers: { authorization } });

    expect(statusCode).toBe(status);
  });
});

// #21554
describe('whoever tries tokens', () => {
  const ask = (remoteAddress: string, given: string) =>
    locked.app.inject({ url, remoteAddress, headers: { authorization: `Bearer ${given}` } });

  it('is told to wait after ten, alone, and whatever the next one is', async () => {
    for (let i = 0; i < 10; i++) expect((await ask('203.0.113.9', `guess-${i}`)).statusCode).toBe(401);

    const right = await ask('203.0.113.9', token);
    const elsewhere = await ask('203.0.113.8', token);

    expect([right.statusCode, right.json().error_code]).toEqual([429, 'REQUEST_LIMIT_EXCEEDED']);
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(0);
    expect(elsewhere.statusCode).toBe(200);
  });

  it('is asked for a token, and not told to wait, when there is none or always the same', async () => {
    for (let i = 0; i < 20; i++) {
      expect((await ask('203.0.113.7', 'always-the-same')).statusCode).toBe(401);
      expect((await locked.app.inject({ url, remoteAddress: '203.0.113.7' })).statusCode).toBe(401);
    }

    expect((await ask('203.0.113.7', token)).statusCode).toBe(200);
  });
});

describe('any server', () => {
  // CVE-2025-14279, #22095
  it('refuses a name that is not its own, and says which setting to change', async () => {
    const { statusCode, json } = await open.app.inject({ url, headers: { host: 'evil.example:5000' } });

    expect(statusCode).toBe(403);
    expect(json().message).toContain('Invalid Host header - possible DNS rebinding attack detected');
    expect(json().message).toContain('TRACKING_ALLOWED_HOSTS');
  });

  it('answers to the names that it was given, and probes by any', async () => {
    const named = await open.app.inject({ url, headers: { host: 'mlflow.example:8443' } });
    const probed = await open.app.inject({ url: '/health', headers: { host: '203.0.113.7' } });

    expect([named.statusCode, probed.statusCode]).toEqual([200, 200]);
  });

  it.each(['http://evil.example', 'null'])('lets no page of %s change anything', async (origin) => {
    const request = { method: 'POST', url: '/api/2.0/mlflow/experiments/search', payload: {} } as const;
    const foreign = await open.app.inject({ ...request, headers: { origin } });
    const near = await open.app.inject({
      ...request,
      payload: { max_results: 1 },
      headers: { origin: 'http://localhost:8503' },
    });

    expect([foreign.statusCode, near.statusCode]).toEqual([403, 200]);
    expect(foreign.json().message).toContain('Cross-origin request blocked');
  });

  it('lets pages of near origins read what they ask for, and no others', async () => {
    const sharedWith = async (origin: string) =>
      (await open.app.inject({ url, headers: { origin } })).headers['access-control-allow-origin'];

    expect(await sharedWith('http://localhost:3000')).toBe('http://localhost:3000');
    expect(await sharedWith('http://evil.example')).toBeUndefined();
    const { headers } = await open.app.inject({ url });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('says to a browser that asks first what pages of near origins may send', async () => {
    const askFirst = (origin: string) =>
      locked.app.inject({
        method: 'OPTIONS',
        url: '/api/2.0/mlflow/runs/search',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization, content-type',
        },
      });

    const near = await askFirst('http://localhost:3000');
    const foreign = await askFirst('http://evil.example');

    expect(near.statusCode).toBe(204);
    expect(near.headers).toMatchObject({
      'access-control-allow-origin': 'http://localhost:3000',
      'access-control-allow-methods': expect.stringContaining('POST'),
      'access-control-allow-headers': 'authorization, content-type',
    });
    expect(near.headers['access-control-allow-credentials']).toBeUndefined();
    expect([foreign.statusCode, foreign.headers['access-control-allow-origin']]).toEqual([401, undefined]);
  });

  it('lets no page frame it', async () => {
    const { headers } = await open.app.inject({ url });

    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});
