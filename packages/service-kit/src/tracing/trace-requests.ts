import {
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { SpanAttributes } from './in-span.js';

export interface TraceOptions {
  /** An OTLP collector over HTTP, e.g. `http://127.0.0.1:4318`; spans go to `/v1/traces` below it. */
  endpoint: string;
  /** What the service is called in traces. */
  serviceName: string;
}

/**
 * A span for every request, by the names of OpenTelemetry's conventions for HTTP servers, below the caller's span if `traceparent` names one, and
 * below it one for each part of its work that the routes tell of (`request.inSpan`).
 * Spans are sent in batches, beside the answers; a collector that is away costs the spans and nothing else.
 */
export const traceRequests = fastifyPlugin<TraceOptions>(
  async (app, { endpoint, serviceName }) => {
    const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
    const provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': serviceName }),
      spanProcessors: [new BatchSpanProcessor({ exporter })],
    });
    const tracer = provider.getTracer('canopy');
    const propagator = new W3CTraceContextPropagator();
    const spans = new WeakMap<FastifyRequest, Span>();

    app.addHook('onRequest', (request, _reply, done) => {
      const { method, url, headers, routeOptions } = request;
      const route = routeOptions.url ?? 'unknown';
      const attributes = {
        'http.request.method': method,
        'http.route': route,
        'url.path': url.split('?')[0] ?? '',
      };
      const parent = propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
      spans.set(
        request,
        tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent),
      );
      done();
    });
    // Nobody waits for the answer of one that was given up, and there may never be one.
    app.addHook('onRequestAbort', (request, done) => {
      const span = spans.get(request);
      span?.setAttribute('error.type', 'aborted').setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
      spans.delete(request);
      done();
    });
    app.addHook('onResponse', (request, reply, done) => {
      const span = spans.get(request);
      span?.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
      done();
    });
    app.decorateRequest('inSpan', function inSpan(name, work, describe) {
      const parent = spans.get(this);
      const below = parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent);
      return endAfter(tracer.startSpan(name, {}, below), work, describe);
    });
    app.addHook('onClose', async () => provider.shutdown());
  },
  { name: 'trace-requests' },
);

/** Does the work and ends the span when it is done, whether it came to something or not. */
function endAfter<Result>(
  span: Span,
  work: () => Result,
  describe: (result: Awaited<Result>) => SpanAttributes = () => ({}),
): Result {
  const succeed = (result: Awaited<Result>) => span.setAttributes(describe(result)).end();
  const fail = (error: unknown) => {
    const { name, message } = error instanceof Error ? error : { name: '_OTHER', message: String(error) };
    span.setAttribute('error.type', name).setStatus({ code: SpanStatusCode.ERROR, message }).end();
  };
  try {
    const result = work();
    if (result instanceof Promise) result.then(succeed, fail);
    // What is no promise is what awaiting it would give.
    else succeed(result as Awaited<Result>);
    return result;
  } catch (error) {
    fail(error);
    throw error;
  }
}
