import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { exampleMeasures } from '@canopy/covertype';
import { expect, it, onTestFinished } from 'vitest';
import { aTestApp } from './testing/a-test-app.js';
import { serveVersion } from './testing/serve-version.js';
import { someModelFiles } from './testing/some-model-files.js';

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

const [traceId, parentSpanId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];

it('traces predictions from the caller to the model, and names what the log keeps of one', async () => {
  const spans: Span[] = [];
  const collector = createServer(async (request, response) => {
    const { resourceSpans } = (await json(request)) as {
      resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
    };
    spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void collector.close());
  await once(collector, 'listening');
  const { port } = collector.address() as AddressInfo;
  const { app, registry } = await aTestApp({ tracesEndpoint: `http://127.0.0.1:${port}` });
  await serveVersion({ app, registry }, '3', someModelFiles());
  const post = (url: string, payload: object) =>
    app.inject({
      method: 'POST',
      url,
      payload,
      headers: { traceparent: `00-${traceId}-${parentSpanId}-01` },
    });

  const { prediction_id } = (await post('/predict?explain=true', exampleMeasures)).json();
  const rows = { dataframe_records: [exampleMeasures, exampleMeasures] };
  expect((await post('/invocations', rows)).statusCode).toBe(200);
  await app.close();

  const ofCaller = spans.filter((span) => span.traceId === traceId);
  const below = (name: string) => {
    const request = ofCaller.find((span) => span.name === name);
    expect(request).toMatchObject({ parentSpanId });
    return ofCaller
      .filter((span) => span.parentSpanId === request?.spanId)
      .map((span) => [
        span.name,
        Object.fromEntries(
          span.attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]),
        ),
      ]);
  };
  expect(below('POST /predict')).toEqual([
    ['predict', { 'canopy.rows': 1, 'canopy.model_version': '3', 'canopy.prediction_id': prediction_id }],
    ['explain', {}],
  ]);
  expect(below('POST /invocations')).toEqual([
    ['predict', { 'canopy.rows': 2, 'canopy.model_version': '3' }],
  ]);
});
