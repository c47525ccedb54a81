import fastifyPlugin from 'fastify-plugin';
import { Counter, Histogram } from 'prom-client';
import type { Champion } from '../champion/create-champion.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether a request of this route asks a model for predictions. */
    asksModel?: boolean;
  }
  interface FastifyRequest {
    /** The version that answers, where it may be another than the champion. */
    servedVersion: string | undefined;
  }
}

interface MeasureOptions {
  champion: Pick<Champion, 'model' | 'onSwap'>;
  modelName: string;
}

/** MLServer's two counters with its labels, so that boards made for it work here, and the time that a change of model takes. */
export const measureInference = fastifyPlugin<MeasureOptions>(
  async (app, { champion, modelName }) => {
    const registers = [app.metrics];
    const labelNames = ['model', 'version'] as const;
    const counterOf = (name: string, help: string) => new Counter({ name, help, labelNames, registers });
    const success = counterOf('model_infer_request_success', 'Requests for predictions that were answered');
    const failure = counterOf('model_infer_request_failure', 'Requests for predictions that failed');
    const swaps = new Histogram({
      name: 'covertype_model_swap_seconds',
      help: 'Time from the look at the registry to the moment when another model serves',
      buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    champion.onSwap((seconds) => swaps.observe(seconds));

    app.decorateRequest('servedVersion', undefined);
    app.addHook('onResponse', ({ routeOptions, servedVersion }, reply, done) => {
      if (routeOptions.config.asksModel) {
        const isWell = reply.statusCode < 400;
        const version = servedVersion ?? champion.model?.version ?? 'none';
        (isWell ? success : failure).inc({ model: modelName, version });
      }
      done();
    });
  },
  { name: 'measure-inference', dependencies: ['measure-requests'] },
);
