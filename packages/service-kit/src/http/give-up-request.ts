import type { FastifyReply, FastifyRequest } from 'fastify';

/** Ends a request that does not come on: with 408 where no answer has begun, and then its connection. */
export function giveUpRequest({ server, raw }: FastifyRequest, reply: FastifyReply): void {
  if (reply.sent) raw.destroy();
  else server.server.emit('clientError', requestTimeout(), raw.socket);
}

/** What Node reports of a server that has a limit of its own; Fastify answers it with 408 and closes the connection. */
const requestTimeout = () =>
  Object.assign(new Error('The body of the request did not come in time.'), {
    code: 'ERR_HTTP_REQUEST_TIMEOUT',
  });
