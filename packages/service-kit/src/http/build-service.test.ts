import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Type } from 'typebox';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { DomainError } from '../errors/domain-error.js';
import { aTestService } from '../testing/a-test-service.js';
import type { Service } from './build-service.js';

const begun = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, 'host: a', 'content-length: 10', ...headers, '', '{'].join('\r\n');

/** Sends the text and nothing more, and gives what came until the service closed the connection. */
async function exchange(app: Service, sent: string): Promise<string> {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(sent);
  return text(socket);
}

describe('buildService', () => {
  it('answers a domain error with the status of its code', async () => {
    const app = await aTestService();
    app.get('/', () => {
      throw new DomainError('conflict', 'taken');
    });

    const answer = await app.inject('/');

    expect([answer.statusCode, answer.json()]).toEqual([409, { message: 'taken' }]);
  });

  it('ends the connection, and says so, after an address that is too long', async () => {
    const answer = await exchange(
      await aTestService(),
      `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`,
    );

    expect(answer).toMatch(/^HTTP\/1\.1 431 .*connection: close.*{"message":"The address and/is);
  });

  it('refuses an address that cannot be decoded in the words of all refusals', async () => {
    const app = await aTestService();

    const { statusCode, json, headers } = await app.inject({ url: '/%ED%A0%80' });

    expect([statusCode, json()]).toEqual([400, { message: "'/%ED%A0%80' is not a valid url component" }]);
    expect(headers['content-type']).toMatch(/^application\/json/);
  });

  it('hides what an unexpected error says', async () => {
    const app = await aTestService();
    app.get('/', () => {
      throw new Error('password=secret');
    });

    const answer = await app.inject('/');

    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret');
  });

  it('asks to come back later when a part is away', async () => {
    const app = await aTestService();
    app.get('/', () => {
      throw new DomainError('unavailable', 'The database is away.');
    });

    const answer = await app.inject('/');

    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '1']);
  });

  it('names every field that does not fit at once', async () => {
    const app = await aTestService();
    const body = Type.Object({ a: Type.Integer(), b: Type.Integer() });
    app.post('/', { schema: { body } }, () => 'ok');

    const answer = await app.inject({ method: 'POST', url: '/', payload: { a: 'x', b: 'y' } });

    expect(answer.statusCode).toBe(400);
    expect(answer.json().message).toMatch(/a must be integer.*b must be integer/);
  });

  it('says what was asked for when there is no such path', async () => {
    const answer = await (await aTestService()).inject('/nowhere?secret=1');

    expect([answer.statusCode, answer.json().message]).toEqual([404, 'There is nothing at GET /nowhere.']);
  });

  it('says what a path answers that is asked by another method', async () => {
    const app = await aTestService();
    app.post('/things', () => 'ok');

    const answer = await app.inject('/things');

    expect([answer.statusCode, answer.json().message]).toEqual([
      404,
      'There is nothing at GET /things; what is there answers POST.',
    ]);
  });

  it('says which types of a body it reads', async () => {
    const app = await aTestService();
    app.post('/things', () => 'ok');

    const answer = await app.inject({
      method: 'POST',
      url: '/things',
      payload: 'a=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

    expect([answer.statusCode, answer.json().message]).toEqual([
      415,
      'Unsupported Media Type application/x-www-form-urlencoded: send the body with the content type application/json.',
    ]);
  });

  it('counts requests by route in its metrics', async () => {
    const app = await aTestService();
    app.get('/things/:id', () => 'ok');

    await app.inject('/things/7');

    expect((await app.inject('/metrics')).body).toContain('route="/things/:id",status="200"');
  });

  it('refuses a request with two hosts', async () => {
    const app = await aTestService();
    app.get('/', () => 'ok');

    const answer = await exchange(app, 'GET / HTTP/1.1\r\nHost: a\r\nHOST: b\r\nConnection: close\r\n\r\n');

    expect(answer).toMatch(/^HTTP\/1.1 400 .*2 Host headers/s);
  });

  it('gives up a body that does not come to its end', async () => {
    const app = await aTestService({ bodyTimeoutMs: 50 });
    app.post('/', () => 'ok');

    const answer = await exchange(app, begun('POST /', 'content-type: application/json'));

    expect(answer).toMatch(/^HTTP\/1.1 408 /);
  });

  it('leaves a body alone that is injected', async () => {
    const app = await aTestService();
    app.post('/', () => 'ok');
    await app.ready();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());

    const answers = [
      await app.inject({ method: 'POST', url: '/', payload: { a: 1 } }),
      await app.inject({ method: 'POST', url: '/nowhere', payload: { a: 1 } }),
    ];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 404]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('closes the connection of a body that nobody waits for and that does not end', async () => {
    const app = await aTestService({ bodyTimeoutMs: 50 });
    app.get('/', () => 'ok');
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', async () => undefined);
    app.put('/', { config: { streamsBody: true } }, () => 'refused');

    const answers = [await exchange(app, begun('GET /')), await exchange(app, begun('PUT /'))];

    expect(answers).toEqual([expect.stringMatching(/200 .*ok$/s), expect.stringMatching(/200 .*refused$/s)]);
  });

  it('gives a value the type that its route asks for, and leaves out what it does not answer', async () => {
    const app = await aTestService();
    const querystring = Type.Object({ count: Type.Integer() });
    const response = { 200: Type.Object({ count: Type.Integer() }) };
    app.get('/', { schema: { querystring, response } }, ({ query }) => ({ ...query, other: 1 }));

    const answers = await Promise.all(
      ['/?count=2', '/?count=two', '/?count=3'].map((url) => app.inject(url)),
    );

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 400, 200]);
    expect(answers.map((answer) => answer.json())).toEqual([
      { count: 2 },
      { message: 'querystring/count must be integer' },
      { count: 3 },
    ]);
  });

  it('documents its routes', async () => {
    const app = await aTestService();
    app.get('/things', { schema: { response: { 200: Type.String() } } }, () => 'ok');

    const documents = [await app.inject('/docs/json'), await app.inject('/openapi.json')];
    for (const document of documents) expect(document.json().paths).toHaveProperty('/things');
    expect((await app.inject('/docs/yaml')).body).toContain('/things');
  });

  it('shows its documentation in a browser, and what is not there by its own errors', async () => {
    const app = await aTestService();

    const answers = await Promise.all(
      ['/docs', '/docs/static/swagger-ui.css', '/docs/none'].map((url) => app.inject(url)),
    );

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 404]);
    expect(answers[0]?.body).toContain('<title>Test</title>');
    expect(answers[2]?.json()).toEqual({ message: 'There is nothing at GET /docs/none.' });
    expect(new Set(answers.map(({ headers }) => headers['x-content-type-options']))).toEqual(
      new Set(['nosniff']),
    );
  });
});
