import type { FastifyError } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { DomainError } from './domain-error.js';
import { messageOf } from './message-of.js';
import { statusOf } from './status-of.js';

/** What a handler threw, as the transport sees it. `error` is the thrown value itself. */
export interface ReportedError {
  status: number;
  message: string;
  error: Error;
}

/** Turns a reported error into the body that the clients of one app expect. */
export type ErrorBody = (reported: ReportedError) => unknown;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body of this route's errors, where its clients know another form than those of the rest of the app. */
    errorBody?: ErrorBody;
  }
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const hiddenMessage = 'Something went wrong on the server; its log has the details.';

/** The one place where errors are logged and answered: 4xx at warn, 5xx at error, each exactly once. */
export const reportErrors = fastifyPlugin<{ body: ErrorBody }>(
  async (app, { body }) => {
    app.setErrorHandler<Error>((error, request, reply) => {
      const status = statusFor(error);
      const isOurFault = status >= 500;
      // Where a refusal was thrown tells nothing that its text does not; nor does it of a part that is known to be away or busy.
      const isUnexpected = isOurFault && !(error instanceof DomainError && error.cause === undefined);
      if (isUnexpected) request.log.error({ err: error, status }, error.message);
      else request.log.warn({ status, method: request.method, url: request.url }, error.message);
      const message =
        isOurFault && !(error instanceof DomainError) ? hiddenMessage : messageOf(error, request);
      if (status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', '1');
      const { errorBody = body } = request.routeOptions.config;
      return reply.status(status).send(errorBody({ status, message, error }));
    });
    app.setNotFoundHandler((request, reply) => {
      const path = request.url.split('?')[0] ?? '';
      const others = methods.filter((method) => app.hasRoute({ method, url: path }));
      const hint = others.length === 0 ? '' : `; what is there answers ${others.join(' and ')}`;
      const error = new DomainError('not_found', `There is nothing at ${request.method} ${path}${hint}.`);
      return reply.status(404).send(body({ status: 404, message: error.message, error }));
    });
  },
  { name: 'report-errors' },
);

function statusFor(error: Error): number {
  if (error instanceof DomainError) return statusOf[error.code];
  return (error as Partial<FastifyError>).statusCode ?? 500;
}
