import { DomainError } from '@canopy/service-kit/errors';
import fastifyPlugin from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the handler decompresses a body that is compressed with gzip. */
    takesGzip?: boolean;
  }
}

const charset = /;\s*charset="?([^";\s]+)/i;

/** Refuses bodies in an encoding that nobody here reads, which would otherwise be called damaged. */
export const refuseEncodings = fastifyPlugin(
  async (app) => {
    app.addHook('onRequest', ({ headers, routeOptions: { config } }, _reply, done) => {
      const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
      if (encoding !== 'identity' && !(encoding === 'gzip' && config.takesGzip)) {
        const hint = config.takesGzip ? 'gzip or nothing' : 'nothing';
        done(unsupported(`The body has the Content-Encoding ${encoding}: compress it with ${hint}.`));
        return;
      }
      const named = charset.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase() ?? 'utf-8';
      if (named === 'utf-8' || named === 'utf8' || named === 'us-ascii') done();
      else done(unsupported(`The body has the charset ${named}: send it as UTF-8.`));
    });
  },
  { name: 'refuse-encodings' },
);

const unsupported = (message: string) => new DomainError('unsupported_type', message);
