import fastifyPlugin from 'fastify-plugin';
import { Histogram } from 'prom-client';
import type { Champion } from '../champion/create-champion.js';
import type { Answerer } from '../rollout/rollout.js';
import { countRequests } from './count-requests.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether a request of this route asks a model for predictions. */
    asksModel?: boolean;
  }
  interface FastifyInstance {
    /** Counts a request that was answered without the hooks. */
    countAnswered(answerer: Answerer): void;
  }
  interface FastifyRequest {
    /** The version that answers; null while nobody does. */
    answerer: Answerer | null;
  }
}

interface MeasureOptions {
  champion: Pick<Champion, 'model' | 'onSwap'>;
  modelName: string;
}

/** Requests for predictions, counted, and the time that a change of model takes. */
export const measureInference = fastifyPlugin<MeasureOptions>(
  async (app, { champion, modelName }) => {
    const count = countRequests(app.metrics, modelName);
    const swaps = new Histogram({
      name: 'covertype_model_swap_seconds',
      help: 'Time from the look at the registry to the moment when another model serves',
      buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [app.metrics],
    });
    champion.onSwap((seconds) => swaps.observe(seconds));

    app.decorate('countAnswered', ({ model, route }) => count(model.version, route, 'success'));
    app.decorateRequest('answerer', null);
    app.addHook('onResponse', ({ routeOptions, answerer }, reply, done) => {
      if (routeOptions.config.asksModel) {
        const { version = 'none' } = answerer?.model ?? champion.model ?? {};
        count(version, answerer?.route ?? 'champion', reply.statusCode < 400 ? 'success' : 'failure');
      }
      done();
    });
  },
  { name: 'measure-inference', dependencies: ['measure-requests'] },
);
