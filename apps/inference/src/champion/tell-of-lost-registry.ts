import fastifyPlugin from 'fastify-plugin';
import type { Champion } from './create-champion.js';

/** While the registry cannot be asked, answers say that the model may not be the champion any more. */
export const tellOfLostRegistry = fastifyPlugin<{ champion: Pick<Champion, 'failure'> }>(
  async (app, { champion }) => {
    app.addHook('onSend', ({ routeOptions }, reply, payload, done) => {
      if (champion.failure !== undefined && routeOptions.config.asksModel) {
        reply.header('x-model-registry', 'unreachable');
      }
      done(null, payload);
    });
  },
  { name: 'tell-of-lost-registry' },
);
