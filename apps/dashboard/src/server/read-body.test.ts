import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { readBody } from './read-body';

const Reason = Type.Object({ reason: Type.String({ minLength: 1 }) });

function aRequest(body: string, headers: Record<string, string> = {}): Request {
  const own = { host: '127.0.0.1:8503', origin: 'http://127.0.0.1:8503' };
  return new Request('http://127.0.0.1:8503/api', { method: 'POST', body, headers: { ...own, ...headers } });
}

describe('readBody', () => {
  it('reads what fits the schema', async () => {
    expect(await readBody(aRequest('{"reason":"repair"}'), Reason)).toEqual({ reason: 'repair' });
  });

  it("refuses a request from another site's page", async () => {
    const request = aRequest('{"reason":"x"}', { origin: 'http://evil.example' });

    await expect(readBody(request, Reason)).rejects.toMatchObject({ code: 'foreign_origin' });
  });

  it('refuses the opaque origin of a sandboxed page', async () => {
    const request = aRequest('{"reason":"x"}', { origin: 'null' });

    await expect(readBody(request, Reason)).rejects.toMatchObject({ code: 'foreign_origin' });
  });

  it('names the field that is wrong', async () => {
    await expect(readBody(aRequest('{"reason":""}'), Reason)).rejects.toMatchObject({
      code: 'invalid_request',
      detail: expect.stringContaining('/reason'),
    });
  });

  it.each(['', 'x', `{"reason":"${'x'.repeat(20_000)}"}`])('refuses what is no such JSON', async (body) => {
    await expect(readBody(aRequest(body), Reason)).rejects.toMatchObject({ code: 'invalid_request' });
  });
});
