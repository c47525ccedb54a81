import type { IncomingMessage, ServerResponse } from 'node:http';
import swagger, { type SwaggerTransform } from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  fastify,
  LogController,
  type RawServerDefault,
} from 'fastify';
import type { Registry } from 'prom-client';
import { type ErrorBody, reportErrors } from '../errors/report-errors.js';
import { withoutSpan } from '../tracing/in-span.js';
import type { TraceOptions } from '../tracing/trace-requests.js';
import { answersAtOnce } from './answer-at-once.js';
import { boundBodies } from './bound-bodies.js';
import { compileOnDemand } from './compile-on-demand.js';
import { measureRequests } from './measure-requests.js';
import { refuseBrokenRequests } from './refuse-broken-requests.js';
import { requireOneHost } from './require-one-host.js';
import { type LoadLimits, shedLoad } from './shed-load.js';
import { showDocumentation } from './show-documentation.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** Where a feature registers metrics of its own. */
    metrics: Registry;
  }
}

/** A Fastify app whose route schemas are TypeBox schemas. */
export type Service = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** Turns what a route says of itself into what its documentation says. */
export type DescribeRoute = SwaggerTransform;

export interface ServiceOptions {
  /** Shown at the top of the API's documentation. */
  title: string;
  description: string;
  version: string;
  logger: FastifyBaseLogger;
  /** The body of an error, in the form that this app's clients know. */
  errorBody: ErrorBody;
  /** Bytes that a request may carry unless its route says otherwise. Default 1 MiB. */
  bodyLimit?: number;
  /** Milliseconds in which a body must have come whole, unless its route streams it. Default 60000. */
  bodyTimeoutMs?: number;
  /** From where on requests are sent away with 503. Default: never. */
  loadLimits?: LoadLimits;
  /** Where traces are sent. Without it there are none, and nothing of OpenTelemetry is loaded. */
  traces?: TraceOptions | undefined;
  /** Groups of routes in the order in which the documentation shows them; routes name theirs as their tag. */
  groups?: readonly { name: string; description: string }[];
  /** What the documentation says of a route besides its schema, and the path that it says it of. */
  describeRoute?: DescribeRoute;
}

/**
 * A Fastify app with what all of ours share: errors answered and logged in one place, every validation
 * error of a request at once, requests without end given up, OpenAPI from the route schemas at `/docs` and `/openapi.json`, Prometheus metrics at `/metrics`.
 */
export async function buildService(options: ServiceOptions): Promise<Service> {
  const app = fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    forceCloseConnections: 'idle',
    clientErrorHandler: refuseBrokenRequests(options.errorBody),
    // An address that cannot be decoded comes to no route, and so to no handler of errors.
    frameworkErrors: (error, _request, reply: FastifyReply) => {
      const { statusCode: status = 400, message } = error;
      reply.code(status).send(options.errorBody({ status, message, error }));
    },
    // Python's client joins the parts of an address without a look at their slashes.
    routerOptions: { maxParamLength: 1000, ignoreDuplicateSlashes: true },
    ajv: { customOptions: { allErrors: true, removeAdditional: false } },
    schemaController: { compilersFactory: compileOnDemand },
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.addHook('onSend', (_request, reply, payload, done) => {
    reply.header('x-content-type-options', 'nosniff');
    done(null, payload);
  });
  await app.register(reportErrors, { body: options.errorBody });
  await app.register(requireOneHost);
  await app.register(boundBodies, { timeoutMs: options.bodyTimeoutMs ?? 60_000 });
  if (options.traces) {
    const { traceRequests } = await import('../tracing/trace-requests.js');
    await app.register(traceRequests, options.traces);
  } else app.decorateRequest('inSpan', withoutSpan);
  await app.register(measureRequests);
  const { loadLimits } = options;
  if (loadLimits) await app.register(shedLoad, { limits: loadLimits, body: options.errorBody });
  await app.register(answersAtOnce, {
    isOpen: () => options.traces === undefined && (loadLimits === undefined || app.hasTime()),
    takeTurn: (begin) => (loadLimits === undefined ? begin() : app.takeTurn(begin)),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: options.title, description: options.description, version: options.version },
      ...(options.groups && { tags: [...options.groups] }),
    },
    ...(options.describeRoute && { transform: options.describeRoute }),
  });
  await app.register(showDocumentation, { title: options.title, errorBody: options.errorBody });
  // Where generators of clients look for it.
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  return app;
}
