import fastifyPlugin from 'fastify-plugin';
import { Counter } from 'prom-client';
import { DomainError } from '../errors/domain-error.js';
import type { ErrorBody } from '../errors/report-errors.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether requests of this route are answered however much there is to do: those that ask how the service fares. */
    isNeverShed?: boolean;
  }
  interface FastifyInstance {
    /** Whether a request that comes now is within the limits. */
    hasTime(): boolean;
  }
}

/** Past either limit a request is sent away. */
export interface LoadLimits {
  /** Requests that are being answered. */
  readonly mostInFlight: number;
  /** Milliseconds by which the event loop may be late, which is what a request has waited before anybody has seen it. */
  readonly mostDelayMs: number;
}

const beatMs = 10;
const logEveryMs = 5000;

/**
 * Answers 503 at once where answering properly would take long: a queue that grows helps nobody, for its clients give up before
 * they are served. A refusal takes a few microseconds and is logged with others, so that refusing is not what takes the time.
 */
export const shedLoad = fastifyPlugin<{ limits: LoadLimits; body: ErrorBody }>(
  async (app, { limits: { mostInFlight, mostDelayMs }, body }) => {
    const shed = new Counter({
      name: 'http_requests_shed_total',
      help: 'Requests that were sent away because there was too much to do',
      registers: [app.metrics],
    });
    let inFlight = 0;
    let due = performance.now() + beatMs;
    let lastLogged = Number.NEGATIVE_INFINITY;
    const beat = setInterval(() => {
      due = performance.now() + beatMs;
    }, beatMs).unref();
    app.addHook('onClose', async () => clearInterval(beat));
    const delayMs = () => Math.max(0, performance.now() - due);
    app.decorate('hasTime', () => inFlight < mostInFlight && delayMs() < mostDelayMs);

    app.addHook('onRequest', (request, reply, done) => {
      const { config } = request.routeOptions;
      if (config.isNeverShed) {
        done();
        return;
      }
      if (app.hasTime()) {
        inFlight++;
        reply.raw.once('close', () => inFlight--);
        done();
        return;
      }
      shed.inc();
      const now = performance.now();
      if (now - lastLogged > logEveryMs) {
        lastLogged = now;
        request.log.warn({ inFlight, delayMs: delayMs() }, 'sends requests away');
      }
      const error = new DomainError('unavailable', 'There is too much to do at the moment; ask again later.');
      const { errorBody = body } = config;
      reply
        .status(503)
        .header('retry-after', '1')
        .send(errorBody({ status: 503, message: error.message, error }));
    });
  },
  { name: 'shed-load', dependencies: ['measure-requests'] },
);
