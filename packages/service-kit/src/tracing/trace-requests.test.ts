import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aTestService } from '../testing/a-test-service.js';

interface Sent {
  resourceSpans: { scopeSpans: { spans: Told[] }[] }[];
}

interface Told {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string;
  attributes: { key: string; value: object }[];
  status: { code: number };
}

/** A collector, an app that sends to it, and the spans that came once the app is closed. */
async function aTracedApp() {
  const sent: { url: string | undefined; body: Sent }[] = [];
  const collector = createServer(async (request, response) => {
    sent.push({ url: request.url, body: (await json(request)) as Sent });
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void collector.close());
  await once(collector, 'listening');
  const app = await aTestService({
    traces: {
      endpoint: `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`,
      serviceName: 'test',
    },
  });
  const close = async () => {
    await app.close();
    const scopes = sent.flatMap(({ body }) => body.resourceSpans.flatMap((one) => one.scopeSpans));
    return scopes.flatMap((one) => one.spans);
  };
  return { app, sent, close };
}

const [traceId, parentSpanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
const headers = { traceparent: `00-${traceId}-${parentSpanId}-01` };

describe('traceRequests', () => {
  it('sends a span of each request to the collector, below that of the caller', async () => {
    const { app, sent, close } = await aTracedApp();
    app.get('/things/:id', () => 'ok');

    await app.inject({ url: '/things/7', headers });

    expect(await close()).toMatchObject([{ name: 'GET /things/:id', traceId, parentSpanId }]);
    expect(sent[0]?.url).toBe('/v1/traces');
  });

  it('sends what a route tells of its work below the request, done at once or later, well or not', async () => {
    const { app, close } = await aTracedApp();
    app.get('/things', async (request) => {
      request.inSpan(
        'at once',
        () => 3,
        (things) => ({ things }),
      );
      await request.inSpan(
        'later',
        async () => 'done',
        (state) => ({ state }),
      );
      return request.inSpan('failing', () => {
        throw new RangeError('too many');
      });
    });

    const { statusCode } = await app.inject({ url: '/things', headers });
    const spans = await close();

    const request = spans.find(({ name }) => name === 'GET /things');
    expect(statusCode).toBe(500);
    expect(request).toMatchObject({ traceId, parentSpanId, status: { code: 2 } });
    expect(spans.filter((span) => span !== request)).toMatchObject([
      { name: 'at once', attributes: [{ key: 'things', value: { intValue: 3 } }], status: { code: 0 } },
      { name: 'later', attributes: [{ key: 'state', value: { stringValue: 'done' } }], status: { code: 0 } },
      {
        name: 'failing',
        attributes: [{ key: 'error.type', value: { stringValue: 'RangeError' } }],
        status: { code: 2 },
      },
    ]);
    for (const span of spans)
      if (span !== request) expect(span).toMatchObject({ traceId, parentSpanId: request?.spanId });
  });

  it('ends the span of a request that is given up', async () => {
    const { app, close } = await aTracedApp();
    const [asked, aborted] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    app.addHook('onRequestAbort', async (_request) => aborted.resolve());
    app.get('/never', () => {
      asked.resolve();
      return new Promise(() => undefined);
    });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const request = get(`${url}/never`).on('error', () => undefined);

    await asked.promise;
    request.destroy();
    await aborted.promise;

    expect(await close()).toMatchObject([
      {
        name: 'GET /never',
        attributes: expect.arrayContaining([{ key: 'error.type', value: { stringValue: 'aborted' } }]),
        status: { code: 2 },
      },
    ]);
  });
});
