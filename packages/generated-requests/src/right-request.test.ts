import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from './operation.js';
import { rightRequest } from './right-request.js';
import { undocumented } from './undocumented.js';

const operation: Operation = {
  method: 'POST',
  path: '/models/{name}/tags',
  parameters: [
    { in: 'path', name: 'name', schema: { type: 'string' } },
    { in: 'query', name: 'limit', required: true, schema: { type: 'integer', minimum: 1, maximum: 5 } },
    { in: 'query', name: 'page_token', schema: { type: 'string' } },
  ],
  requestBody: {
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['key', 'stage'],
          properties: {
            key: { type: 'string', pattern: '^[a-c]{2}$' },
            stage: { enum: ['x', 'y'] },
            note: { type: 'string' },
          },
        },
      },
    },
  },
  responses: { 200: { content: { 'application/json': {} } }, '4XX': {} },
};

describe('a request that means something', () => {
  it('has all that must be there, as its schema allows it, and is about one thing', () => {
    const things = [{ words: ['model'], fields: { name: 'a b', key: 'not one' } }];

    fc.assert(
      fc.property(rightRequest(operation, {}, things), ({ request, fields }) => {
        expect(request.url).toMatch(/^\/models\/a%20b\/tags\?limit=[1-5]$/);
        expect(fields).toMatchObject({
          name: 'a b',
          key: expect.stringMatching(/^[a-c]{2}$/),
          stage: expect.stringMatching(/^[xy]$/),
        });
        expect(JSON.parse(String(request.payload))).toMatchObject({ key: expect.any(String) });
      }),
      { seed: 1 },
    );
  });
});

describe('the documentation', () => {
  const answer = (status: number, type: string) => ({
    status,
    headers: { 'content-type': type },
    text: '{}',
    milliseconds: 1,
  });

  it.each([
    [200, 'application/json; charset=utf-8', undefined],
    [200, 'text/html', 'status 200 of the type text/html'],
    [302, 'application/json', 'status 302'],
  ])('of an answer of %i, %s, lacks: %s', (status, type, lacking) => {
    expect(undocumented(operation, answer(status, type))).toBe(lacking);
  });
});
