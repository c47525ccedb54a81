import type { FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { Counter } from 'prom-client';
import { DomainError } from '../errors/domain-error.js';
import type { ErrorBody } from '../errors/report-errors.js';
import { createTurns } from './create-turns.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether requests of this route are answered however much there is to do: those that ask how the service fares. */
    isNeverShed?: boolean;
    /** Why a request of this route has to be sent away before anything is read of it; undefined when it need not. */
    busyWith?: (request: FastifyRequest) => string | undefined;
  }
  interface FastifyInstance {
    /** Whether a request that comes now is within the limits. */
    hasTime(): boolean;
    /** Begins at once, or when the few that were before it in this turn of the event loop are done. Until then it counts as being answered. */
    takeTurn(begin: () => void): void;
  }
}

/** Past either limit a request is sent away. */
export interface LoadLimits {
  /** Requests that are being answered. */
  readonly mostInFlight: number;
  /** Milliseconds by which the event loop may be late twice in a row, which is what a request has waited before anybody has seen it. */
  readonly mostDelayMs: number;
}

const beatMs = 10;
const logEveryMs = 5000;
const tooMuch = 'There is too much to do at the moment; ask again later.';
/** So many are answered before the next look at what has come: a millisecond or two of a server that is asked by thousands. */
const mostInTurn = 32;

/**
 * Answers 503 at once where answering properly would take long: a queue that grows helps nobody, for its clients give up before
 * they are served. A refusal takes a few microseconds, waits for a few answers at most, and is logged with others, so that refusing is
 * not what takes the time.
 */
export const shedLoad = fastifyPlugin<{ limits: LoadLimits; body: ErrorBody }>(
  async (app, { limits: { mostInFlight, mostDelayMs }, body }) => {
    const shed = new Counter({
      name: 'http_requests_shed_total',
      help: 'Requests that were sent away because there was too much to do',
      registers: [app.metrics],
    });
    const turns = createTurns(mostInTurn);
    let inFlight = 0;
    let due = performance.now() + beatMs;
    let wasLate = false;
    // Most refusals are like the one before, and to take down where an error was made is a fifth of what they take.
    let error = new DomainError('unavailable', tooMuch);
    let lastLogged = Number.NEGATIVE_INFINITY;
    const delayMs = () => Math.max(0, performance.now() - due);
    const isLate = () => delayMs() >= mostDelayMs;
    const beat = setInterval(() => {
      wasLate = isLate();
      due = performance.now() + beatMs;
    }, beatMs).unref();
    app.addHook('onClose', async () => clearInterval(beat));
    // What came during one pause, of whatever cause, is answered within some milliseconds. Late again at once, there is too much to do.
    app.decorate('hasTime', () => inFlight < mostInFlight && !(wasLate && isLate()));
    app.decorate('takeTurn', (begin) => {
      inFlight++;
      turns(() => {
        inFlight--;
        begin();
      });
    });

    app.addHook('onRequest', (request, reply, done) => {
      const { config } = request.routeOptions;
      if (config.isNeverShed) {
        done();
        return;
      }
      const reason = app.hasTime() ? config.busyWith?.(request) : tooMuch;
      if (reason !== undefined) {
        sendAway(request, reply, reason);
        return;
      }
      inFlight++;
      reply.raw.once('close', () => inFlight--);
      turns(() => {
        // Nobody waits any more for one that was given up meanwhile.
        if (reply.raw.destroyed) return;
        const later = config.busyWith?.(request);
        if (later === undefined) done();
        else sendAway(request, reply, later);
      });
    });

    function sendAway(request: FastifyRequest, reply: FastifyReply, message: string): void {
      shed.inc();
      const now = performance.now();
      if (now - lastLogged > logEveryMs) {
        lastLogged = now;
        const details = { inFlight, delayMs: delayMs(), url: request.url };
        request.log.warn(details, `sends requests away: ${message}`);
      }
      if (error.message !== message) error = new DomainError('unavailable', message);
      const { errorBody = body } = request.routeOptions.config;
      reply
        .status(503)
        .header('retry-after', '1')
        .send(errorBody({ status: 503, message, error }));
    }
  },
  { name: 'shed-load', dependencies: ['measure-requests'] },
);
