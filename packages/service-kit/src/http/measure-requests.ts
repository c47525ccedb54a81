import fastifyPlugin from 'fastify-plugin';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { SeriesHistogram } from '../metrics/series-histogram.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** Tells that a request was answered, and in how many milliseconds. */
    observeRequest(method: string, route: string, status: number, ms: number): void;
  }
}

/** Prometheus metrics of the process and of each route, at `GET /metrics`. */
export const measureRequests = fastifyPlugin(
  async (app) => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const duration = new SeriesHistogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the arrival of a request to the end of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    });

    app.decorate('metrics', registry);
    const all = new Map<string, (seconds: number) => void>();
    app.decorate('observeRequest', (method, route, status, ms) => {
      const key = `${method} ${route} ${status}`;
      const observe = all.get(key) ?? duration.series({ method, route, status });
      all.set(key, observe);
      observe(ms / 1000);
    });
    app.addHook('onResponse', (request, reply, done) => {
      const { method, routeOptions } = request;
      app.observeRequest(method, routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime);
      done();
    });
    app.get('/metrics', { config: { isNeverShed: true }, schema: { hide: true } }, async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    );
  },
  { name: 'measure-requests' },
);
