import type { FastifyReply } from 'fastify';

/**
 * Lets a page of `origin` read the answer; of a preflight, says what it may send. No cookies and no logins that the
 * browser keeps go along, so a page has what it was given and no more. https://fetch.spec.whatwg.org/#http-cors-protocol
 *
 * @param wanted the headers of the request by which the browser asks first, where it does.
 */
export function shareWith(
  origin: string,
  reply: FastifyReply,
  wanted: { method: string | undefined; headers: string | undefined },
): void {
  reply.header('access-control-allow-origin', origin);
  reply.header('access-control-expose-headers', '*');
  reply.header('vary', 'Origin');
  if (wanted.method === undefined) return;
  reply.header('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE');
  if (wanted.headers !== undefined) reply.header('access-control-allow-headers', wanted.headers);
  reply.header('access-control-max-age', '600');
}
