import { operationsOf } from '@canopy/generated-requests';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/create-test-app.js';
import { routesOf } from '../testing/routes-of.js';
import { operations } from './operations.js';

let tracking: TestApp;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  await tracking.app.ready();
});
afterAll(() => tracking.app.close());

const documented = () => operationsOf(tracking.app.swagger());

describe('the documentation', () => {
  it('has every operation that the server answers, once', () => {
    const known = documented().map(
      ({ method, path }) => `${method} ${path.replace(/\{(path|folder)\}$/, '*')}`,
    );
    const answered = routesOf(tracking.app)
      .filter(
        ({ method, pattern }) =>
          method !== ('HEAD' as string) && !/^\/(docs|metrics|openapi\.json)/.test(pattern),
      )
      .map(({ method, pattern }) => `${method} ${pattern.replace(/:(\w+)/g, '{$1}')}`);

    expect(answered.length).toBeGreaterThan(known.length);
    expect(
      answered.filter((one) => !known.includes(one) && !known.includes(one.replace('ajax-', ''))),
    ).toEqual([]);
    expect(known).toHaveLength(Object.keys(operations).length);
  });

  it('says of each what it does, what it takes and what it answers', () => {
    const ids = new Set<string>();
    for (const { method, path, summary, operationId = '', responses, requestBody } of documented()) {
      ids.add(operationId);
      expect(summary, `${method} ${path}`).toBeTruthy();
      expect(responses, `${method} ${path}`).toMatchObject({
        ...(!summary?.startsWith('Refused') && { 200: { content: expect.anything() } }),
        default: { content: { 'application/json': { schema: { required: ['error_code', 'message'] } } } },
      });
      const namesAll = /\{(model_id|key|path)\}$/.test(path) && method !== 'PUT' && method !== 'PATCH';
      if (method !== 'GET' && !namesAll) expect(requestBody, `${method} ${path}`).toBeDefined();
    }
    expect(ids.size).toBe(Object.keys(operations).length);
  });
});
