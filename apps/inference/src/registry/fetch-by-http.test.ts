import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createMlflowClient } from '@canopy/mlflow-client';
import { expect, it, onTestFinished } from 'vitest';
import { fetchByHttp } from './fetch-by-http.js';

/** Where the listener answers for as long as the test lasts. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const init = (changes: Partial<Parameters<typeof fetchByHttp>[1]> = {}) => ({
  method: 'GET',
  headers: {},
  signal: AbortSignal.timeout(20_000),
  ...changes,
});

/** What an answer says by each way of asking. */
const byBoth = (url: string, asked: Parameters<typeof fetchByHttp>[1]) =>
  Promise.all(
    [fetchByHttp, fetch].map(async (ask) => {
      const answer = await ask(url, asked);
      const { status, ok, redirected, headers } = answer;
      return [status, ok, redirected, headers.get('X-Two'), headers.get('none'), await answer.text()];
    }),
  );

it.each([200, 404, 503])('answers as fetch does with status %d', async (status) => {
  const url = await serve(async (request, response) => {
    response.writeHead(status, { 'x-two': ['a', 'b'] });
    response.end(`${request.method} ${request.headers.authorization} ${await text(request)} é`);
  });
  const headers = { authorization: 'Bearer secret', 'content-type': 'application/json' };

  const [ours, theirs] = await byBoth(url, init({ method: 'POST', headers, body: '{"a":"é"}' }));

  expect(ours).toEqual(theirs);
  expect(ours?.at(-1)).toBe('POST Bearer secret {"a":"é"} é');
});

it('follows to another address as fetch does', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/there') response.end('leaves');
    else response.writeHead(307, { location: '/there' }).end();
  });

  const [ours, theirs] = await byBoth(`${url}/here`, init());

  expect(ours).toEqual(theirs);
  expect(ours?.at(-1)).toBe('leaves');
});

it('gives bytes whole, and in pieces as they come', async () => {
  const url = await serve((_request, response) => {
    response.write('lea');
    setImmediate(() => response.end('ves'));
  });

  const whole = await (await fetchByHttp(url, init())).arrayBuffer();
  const pieces = await Array.fromAsync((await fetchByHttp(url, init())).body ?? []);

  expect(new TextDecoder().decode(whole)).toBe('leaves');
  expect(Buffer.concat(pieces).toString()).toBe('leaves');
});

it('ends the connection of an answer that nobody wants to read', async () => {
  const closed = Promise.withResolvers<void>();
  const url = await serve((_request, response) => {
    response.once('close', () => closed.resolve());
    response.write('lea');
  });

  await (await fetchByHttp(url, init())).body?.cancel();

  await expect(closed.promise).resolves.toBeUndefined();
});

it('tells the client why there was no answer', async () => {
  const silent = await serve(() => undefined);
  const failure = (baseUrl: string) =>
    createMlflowClient({ baseUrl, retries: 0, timeoutMs: 100, fetch: fetchByHttp })
      .registeredModels.get('m')
      .catch((error: Error) => error.message);

  expect(await failure(silent)).toContain('no answer came in time');
  expect(await failure('http://127.0.0.1:1')).toContain('ECONNREFUSED');
});

it('tells whoever reads an answer that it broke off', async () => {
  const broken = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '6' });
    response.write('lea', () => response.destroy());
  });
  const slow = await serve((_request, response) => void response.write('lea'));

  await expect((await fetchByHttp(broken, init())).text()).rejects.toThrow();
  const patience = new AbortController();
  const answer = await fetchByHttp(slow, init({ signal: patience.signal }));
  patience.abort();
  await expect(answer.text()).rejects.toThrow();
});
