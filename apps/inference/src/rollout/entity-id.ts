import type { FastifyRequest } from 'fastify';

/**
 * What a request is about, so that the same version answers when it comes again: its header `x-entity-id`, else `x-request-id`, else
 * what its own protocol calls an id. Undefined when it has none of them.
 */
export function entityId({ headers }: Pick<FastifyRequest, 'headers'>, id?: string): string | undefined {
  for (const given of [headers['x-entity-id'], headers['x-request-id'], id]) {
    if (typeof given === 'string' && given !== '') return given;
  }
  return undefined;
}
