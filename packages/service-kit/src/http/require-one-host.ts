import fastifyPlugin from 'fastify-plugin';
import { DomainError } from '../errors/domain-error.js';

/**
 * Refuses a request with two `Host` headers, of which a proxy before the app may have checked the other one
 * (https://www.rfc-editor.org/rfc/rfc9112#section-3.2). Node takes the first, and refuses a request that has none.
 */
export const requireOneHost = fastifyPlugin(
  async (app) => {
    app.addHook('onRequest', ({ raw: { rawHeaders } }, _reply, done) => {
      let hosts = 0;
      // Names and values in turn.
      for (let i = 0; i < rawHeaders.length; i += 2) if (isHost(rawHeaders[i])) hosts++;
      if (hosts < 2) done();
      else done(new DomainError('invalid', `A request names one host, this one has ${hosts} Host headers.`));
    });
  },
  { name: 'require-one-host' },
);

const isHost = (name = '') => name.length === 4 && name.toLowerCase() === 'host';
