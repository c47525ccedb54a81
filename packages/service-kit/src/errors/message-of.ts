import type { FastifyError, FastifyRequest } from 'fastify';

interface BodySchema {
  content?: Readonly<Record<string, unknown>>;
}

/** What an error says to whoever asked: of a body that nobody reads, which types are read. */
export function messageOf(error: Error & Partial<FastifyError>, request: FastifyRequest): string {
  if (error.code !== 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return error.message;
  const body = request.routeOptions.schema?.body as BodySchema | undefined;
  const types = Object.keys(body?.content ?? { 'application/json': undefined });
  const found = request.headers['content-type'] ?? 'none';
  return `Unsupported Media Type ${found}: send the body with the content type ${types.join(', ')}.`;
}
