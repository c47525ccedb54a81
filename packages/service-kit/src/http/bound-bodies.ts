import type { FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { giveUpRequest } from './give-up-request.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the handler reads the body as it comes, for as long as it takes, and gives up one that comes no more. */
    streamsBody?: boolean;
  }
}

/**
 * Gives up a connection whose request does not come to its end in time: one that drips in holds a socket, and what came
 * of it, for as long as its sender likes. Node has such a limit for a whole server, where a large upload may take hours.
 */
export const boundBodies = fastifyPlugin<{ timeoutMs: number }>(
  async (app, { timeoutMs }) => {
    const bound = (request: FastifyRequest, reply: FastifyReply) => {
      const timer = setTimeout(() => giveUpRequest(request, reply), timeoutMs);
      timer.unref();
      // One that is injected ends and never closes.
      for (const event of ['end', 'close']) request.raw.once(event, () => clearTimeout(timer));
    };
    app.addHook('onRequest', (request, reply, done) => {
      if (hasBody(request) && !request.routeOptions.config.streamsBody) bound(request, reply);
      done();
    });
    // What was refused before it was read still comes, and is thrown away, so that its sender hears of the refusal.
    app.addHook('onResponse', (request, reply, done) => {
      if (request.routeOptions.config.streamsBody && !request.raw.complete) bound(request, reply);
      done();
    });
  },
  { name: 'bound-bodies' },
);

const hasBody = ({ headers }: FastifyRequest) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
