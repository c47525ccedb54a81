import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { aTestService } from '../testing/a-test-service.js';

interface Sent {
  resourceSpans: { scopeSpans: { spans: { name: string; traceId: string; parentSpanId: string }[] }[] }[];
}

it('sends a span of each request to the collector, below that of the caller', async () => {
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
  app.get('/things/:id', () => 'ok');
  const [traceId, parentSpanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];

  await app.inject({ url: '/things/7', headers: { traceparent: `00-${traceId}-${parentSpanId}-01` } });
  await app.close();

  const spans = sent.flatMap(({ body }) => body.resourceSpans.flatMap((one) => one.scopeSpans));
  expect(sent[0]?.url).toBe('/v1/traces');
  expect(spans.flatMap((one) => one.spans)).toMatchObject([
    { name: 'GET /things/:id', traceId, parentSpanId },
  ]);
});
