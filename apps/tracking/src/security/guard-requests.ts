import type { Service } from '@canopy/service-kit';
import fastifyPlugin from 'fastify-plugin';
import { TrackingError } from '../protocol/tracking-error.js';
import { allowsHost, hostOf } from './allows-host.js';
import { allowsOrigin } from './allows-origin.js';
import { createGuessLimit } from './create-guess-limit.js';
import { createTokenCheck } from './create-token-check.js';
import { shareWith } from './share-with.js';

export interface Guard {
  /** Any of them lets a request in. None: whoever reaches the server is let in. */
  tokens: readonly string[];
  /** Hosts besides those of this machine and of private networks; `*` in one stands for any part. */
  hosts: readonly string[];
  /** Origins, besides those of this machine, whose pages may change something. */
  origins: readonly string[];
}

// What probes and clients ask before they have a login. Probes name any host.
const openPaths = ['/health', '/version'];
const openToClients = ['/api/3.0/mlflow/server-info', '/ajax-api/3.0/mlflow/server-info'];
const changing = ['POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Refuses what a foreign page or a rebound name sends, and whoever has no token. It stands before every route of the
 * app, also those to come: what is open is named here.
 */
export const guardRequests = fastifyPlugin<Guard>(
  (app: Service, { tokens, hosts, origins }: Guard, done: () => void) => {
    const isKnown = createTokenCheck(tokens);
    const guesses = createGuessLimit({ clock: () => performance.now() });
    app.addHook('onSend', async (_request, reply) => {
      reply.header('x-frame-options', 'SAMEORIGIN');
    });
    app.addHook('onRequest', async (request, reply) => {
      const { headers, method } = request;
      // The route's own pattern: a path can be written in many ways.
      const route = request.routeOptions.url ?? '';
      if (openPaths.includes(route)) return;
      const host = hostOf(headers.host);
      if (host === undefined || !allowsHost(host, hosts)) {
        throw new TrackingError(
          'PERMISSION_DENIED',
          'Invalid Host header - possible DNS rebinding attack detected. ' +
            'If this server is meant to be known by that name, add it to TRACKING_ALLOWED_HOSTS.',
        );
      }
      const { origin, 'access-control-request-method': wantedMethod } = headers;
      const isNear = origin !== undefined && allowsOrigin(origin, { host: headers.host, allowed: origins });
      if (isNear) {
        shareWith(origin, reply, {
          method: wantedMethod,
          headers: headers['access-control-request-headers'],
        });
        // A browser asks before it sends, and without the token that it will send.
        if (method === 'OPTIONS' && wantedMethod !== undefined) return reply.status(204).send();
      } else if (changing.includes(method) && origin !== undefined) {
        throw new TrackingError(
          'PERMISSION_DENIED',
          'Cross-origin request blocked. If pages of that origin may change something here, ' +
            'add it to TRACKING_ALLOWED_ORIGINS.',
        );
      }
      if (tokens.length === 0 || openToClients.includes(route)) return;
      const { authorization } = headers;
      const waitMs = authorization === undefined ? 0 : guesses.waitMs(request.ip);
      if (waitMs > 0) {
        reply.header('retry-after', Math.ceil(waitMs / 1000));
        throw new TrackingError(
          'REQUEST_LIMIT_EXCEEDED',
          `Too many different wrong tokens came from ${request.ip}: none from there is looked at for a while.`,
        );
      }
      if (isKnown(authorization)) return;
      if (authorization !== undefined) guesses.count(request.ip, authorization);
      reply.header('www-authenticate', 'Basic realm="mlflow"');
      throw new TrackingError(
        'UNAUTHENTICATED',
        'This server asks for a token: set MLFLOW_TRACKING_TOKEN to one of its TRACKING_TOKENS.',
      );
    });
    done();
  },
  { name: 'guard-requests' },
);
