import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { aName, createTestApp, type TestApp } from './testing/create-test-app.js';

let tracking: TestApp;
let port: number;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  await tracking.app.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = tracking.app.server.address() as AddressInfo);
});
afterAll(() => tracking.app.close());

/** Sends bytes as they are, ends, and gives all that came back. */
async function send(...pieces: (string | Buffer)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  for (const piece of pieces) socket.write(piece);
  socket.end();
  return text(socket).catch(() => '');
}

const statusesIn = (answers: string) =>
  [...answers.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
const exists = async (experiment_name: string) =>
  (await tracking.call('GET', 'experiments/get-by-name', { experiment_name })).status === 200;

const create = '/api/2.0/mlflow/experiments/create';
const head = (...lines: string[]) =>
  [`POST ${create} HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json', ...lines, '', ''].join(
    '\r\n',
  );

describe('a request that is none', () => {
  it.each([
    ['of two lengths', ['Content-Length: 2', 'Content-Length: 30']],
    ['of a length and chunks', ['Content-Length: 4', 'Transfer-Encoding: chunked']],
    ['of chunks that are not the last encoding', ['Transfer-Encoding: chunked, identity']],
    ['of a name with a space before its colon', ['Transfer-Encoding : chunked', 'Content-Length: 4']],
    ['of a length that is no number', ['Content-Length: +4']],
    ['of a folded line', ['X: a', ' b: c', 'Content-Length: 2']],
    ['of a control character', ['X: a\u0001b', 'Content-Length: 2']],
  ])('%s is refused, and what is smuggled behind it never seen', async (_what, lines) => {
    const name = aName('smuggled');
    const body = JSON.stringify({ name });
    const second = head(`Content-Length: ${body.length}`) + body;

    const answers = statusesIn(await send(head(...lines), `0\r\n\r\n${second}`));

    expect(answers[0]).toBe(400);
    expect(answers).toHaveLength(1);
    expect(await exists(name)).toBe(false);
  });

  it('of a bad chunk is refused', async () => {
    const answers = await send(head('Transfer-Encoding: chunked'), 'ZZ\r\n{}\r\n0\r\n\r\n');

    expect(statusesIn(answers)).toEqual([400]);
  });

  it.each(['/version', '/api/2.0/mlflow/experiments/get?experiment_id=0'])(
    'of two hosts is refused at %s',
    async (path) => {
      const answer = await send(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nhOST: evil.example\r\n\r\n`);

      expect(statusesIn(answer)).toEqual([400]);
      expect(answer).toContain('BAD_REQUEST');
    },
  );

  it('of no host is refused', async () => {
    expect(statusesIn(await send('GET /version HTTP/1.1\r\n\r\n'))).toEqual([400]);
  });

  it('of headers without end is refused', async () => {
    expect(statusesIn(await send(head(`X: ${'x'.repeat(20_000)}`)))).toEqual([431]);
  });

  it('whose headers trickle in has a minute', () => {
    const { headersTimeout } = tracking.app.server;

    expect(headersTimeout).toBeGreaterThan(0);
    expect(headersTimeout).toBeLessThanOrEqual(60_000);
  });
});

describe('a body', () => {
  it('that is cut off makes nothing', async () => {
    const name = aName('cut off');
    const body = JSON.stringify({ name });

    await send(head(`Content-Length: ${body.length + 1}`), body);

    expect(await exists(name)).toBe(false);
    expect((await tracking.app.inject({ url: '/health' })).statusCode).toBe(200);
  });

  it('that drips in is given up, and an upload that does is not', async () => {
    const hasty = await createTestApp(process.env, { bodyTimeoutMs: 250 });
    onTestFinished(() => hasty.app.close());
    await hasty.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = hasty.app.server.address() as AddressInfo;
    const drip = async (start: string) => {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      const answered = text(socket).catch(() => '');
      socket.write(start);
      for (let byte = 0; byte < 20 && !socket.destroyed; byte++) {
        socket.write('x');
        await wait(50);
      }
      return answered;
    };
    const upload =
      'PUT /api/2.0/mlflow-artifacts/artifacts/drips HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n';

    const [fields, bytes] = await Promise.all([
      drip(head('Content-Length: 1000')),
      drip(`${upload}Content-Length: 20\r\n\r\n`),
    ]);

    expect([statusesIn(fields), statusesIn(bytes)]).toEqual([[408], [200]]);
  });

  it('of a gigabyte is refused before it is sent', async () => {
    const answer = await send(head(`Content-Length: ${2 ** 30}`), '{');

    expect(statusesIn(answer)).toEqual([413]);
    expect(answer).toContain('error_code');
  });

  it('of chunks is not read beyond its limit', async () => {
    const chunk = `100000\r\n${'x'.repeat(0x10_0000)}\r\n`;
    const pieces = Array.from({ length: 34 }, () => chunk);

    const answer = await send(head('Transfer-Encoding: chunked'), ...pieces);

    // A client that goes on sending may see the end of the connection before the answer.
    expect([[], [413]]).toContainEqual(statusesIn(answer));
    expect((await tracking.app.inject({ url: '/health' })).statusCode).toBe(200);
  });

  it('that is packed is not unpacked', async () => {
    const packed = gzipSync(Buffer.alloc(50 * 1024 * 1024, '{'));
    const payload = { method: 'POST', url: create, payload: packed } as const;
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };

    const { statusCode } = await tracking.app.inject({ ...payload, headers });

    expect(statusCode).toBe(400);
  });

  it('that is packed is stored as it came', async () => {
    const packed = gzipSync('leaves');
    const url = '/api/2.0/mlflow-artifacts/artifacts/packed.gz';

    await tracking.app.inject({
      method: 'PUT',
      url,
      payload: packed,
      headers: { 'content-encoding': 'gzip' },
    });

    expect((await tracking.app.inject({ url })).rawPayload).toEqual(packed);
  });

  it('of one field twice means the last, and of both its spellings is refused', async () => {
    const post = (payload: string) =>
      tracking.app.inject({
        method: 'POST',
        url: create,
        payload,
        headers: { 'content-type': 'application/json' },
      });
    const [first, last] = [aName('first'), aName('last')];

    await post(`{"name":"${first}","name":"${last}"}`);
    const both = await post(
      `{"name":"${first}","artifactLocation":"s3://b/x","artifact_location":"s3://b/y"}`,
    );

    expect([await exists(first), await exists(last)]).toEqual([false, true]);
    expect([both.statusCode, both.json().message]).toEqual([400, expect.stringContaining('both')]);
  });
});
