import fastifyPlugin from 'fastify-plugin';
import { DomainError } from '../errors/domain-error.js';

/**
 * Refuses a request with two `Host` headers, of which a proxy before the app may have checked the other one
 * (https://www.rfc-editor.org/rfc/rfc9112#section-3.2). Node takes the first, and refuses a request that has none.
 */
export const requireOneHost = fastifyPlugin(
  async (app) => {
    app.addHook('onRequest', ({ raw: { rawHeaders } }, _reply, done) => {
      const hosts = countHosts(rawHeaders);
      if (hosts < 2) done();
      else done(new DomainError('invalid', `A request names one host, this one has ${hosts} Host headers.`));
    });
  },
  { name: 'require-one-host' },
);

/** @param rawHeaders names and values in turn, as Node keeps them. */
export function countHosts(rawHeaders: readonly string[]): number {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) if (isHost(rawHeaders[i])) hosts++;
  return hosts;
}

const isHost = (name = '') => name.length === 4 && name.toLowerCase() === 'host';
