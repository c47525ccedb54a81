import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { aTestService } from '../testing/a-test-service.js';
import type { ServiceOptions } from './build-service.js';

async function aService(options: Partial<ServiceOptions> = {}) {
  const app = await aTestService(options);
  app.answerAtOnce('/double', (text) => {
    const { of } = JSON.parse(text);
    return typeof of === 'number' ? JSON.stringify({ at: 'once', is: 2 * of }) : undefined;
  });
  app.post('/double', ({ body }) => ({ at: 'the route', body }));
  await app.listen({ host: '127.0.0.1', port: 0 });
  return app;
}

type App = Awaited<ReturnType<typeof aService>>;

/** Sends texts one after another over one connection, and gives the whole answer to the last. */
async function exchange(app: App, ...pieces: string[]): Promise<string> {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1').setNoDelay();
  await once(socket, 'connect');
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await sleep(20);
    socket.write(piece);
  }
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return String(answer);
}

const head = (length: number, ...lines: string[]) =>
  ['POST /double HTTP/1.1', 'host: a', `content-length: ${length}`, ...lines, '', ''].join('\r\n');
const json = 'content-type: application/json';
const post = (body: string, ...lines: string[]) => head(body.length, json, ...lines) + body;

describe('answerAtOnce', () => {
  it('answers a request that has come whole, with the headers that a route would send', async () => {
    const app = await aService();

    const answer = await exchange(app, post('{"of":21}'));

    expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(answer).toContain('content-type: application/json; charset=utf-8\r\n');
    expect(answer).toContain('x-content-type-options: nosniff\r\n');
    expect(answer).toContain('\r\n\r\n{"at":"once","is":42}');
  });

  it('answers one request after another on a connection, in their order', async () => {
    const app = await aService();

    const answer = await exchange(app, post('{"of":1}') + post('{"of":2}'));

    expect(answer.match(/"is":\d/g)?.join()).toMatch(/^"is":2(,"is":4)?$/);
  });

  it.each([
    ['what it does not answer', [post('{"of":"x"}')], '{"of":"x"}'],
    ['a body that comes after its headers', [head(8, json), '{"of":1}'], '{"of":1}'],
    ['a body that comes in two pieces', [`${head(8, json)}{"of`, '":1}'], '{"of":1}'],
    ['a body of another type', [`${head(2, 'content-type: text/plain')}ab`], '"ab"'],
  ])('leaves %s to the route, with all of its body', async (_what, pieces, body) => {
    const app = await aService();

    expect(await exchange(app, ...pieces)).toContain(`{"at":"the route","body":${body}}`);
  });

  it('leaves what it throws at to the route, which says what is wrong', async () => {
    const app = await aService();

    expect(await exchange(app, post('{"of":'))).toMatch(/^HTTP\/1.1 400 .*JSON/s);
  });

  it('answers nothing that a hook refuses', async () => {
    const app = await aService({ loadLimits: { mostInFlight: 0, mostDelayMs: 1000 } });

    expect(await exchange(app, post('{"of":1}'))).toMatch(/^HTTP\/1.1 503 /);
    expect(await exchange(app, post('{"of":1}', 'host: b'))).toMatch(/^HTTP\/1.1 400 .*2 Host headers/s);
  });

  it('is counted as an answer of the route', async () => {
    const app = await aService();

    await exchange(app, post('{"of":1}'));
    const { body } = await app.inject('/metrics');

    const labels = 'method="POST",route="/double",status="200"';
    expect(body).toContain(`http_request_duration_seconds_count{${labels}} 1`);
    expect(body).toContain(`http_request_duration_seconds_bucket{le="+Inf",${labels}} 1`);
  });
});
