import type { Service } from '@canopy/service-kit';
import fastifyPlugin from 'fastify-plugin';
import { parseAsWritten, parseJsonBody } from './parse-json-body.js';
import { type MessageSchema, readMessage } from './read-message.js';
import { invalid } from './refusals.js';
import { TrackingError } from './tracking-error.js';
import { writeMessage } from './write-message.js';

/** Requests are read and answers written as MLflow does it. For the routes of the scope that registers it. */
export const speakMlflow = fastifyPlugin(
  (app: Service, _options: object, done: () => void) => {
    // What each body was parsed from, for the words of a refusal.
    const bodies = new WeakMap<object, Buffer>();
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      '*',
      { parseAs: 'buffer' },
      async (request: { routeOptions: Options }, body: Buffer) => {
        const { bodyBytes } = request.routeOptions.config;
        if (bodyBytes !== undefined && body.length > bodyBytes) {
          throw invalid(
            `Batched logging API requests must be at most ${bodyBytes} bytes, got a request of size ${body.length}.`,
          );
        }
        const parsed = parseJsonBody(body);
        if (typeof parsed === 'object' && parsed !== null) bodies.set(parsed, body);
        return parsed;
      },
    );

    // A form of a foreign page can send any other type without asking first.
    app.addHook('onRequest', async ({ method, headers }) => {
      if (method !== 'POST' && method !== 'PUT') return;
      const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
      if (type === 'application/json') return;
      throw invalid(
        type === undefined
          ? 'Bad Request. Content-Type header is missing.'
          : "Bad Request. Content-Type must be one of ['application/json'].",
      );
    });

    app.setValidatorCompiler(({ schema, httpPart }) => (data: unknown) => {
      const origin = httpPart === 'querystring' ? 'query' : 'json';
      try {
        return { value: readMessage(schema as MessageSchema, data ?? {}, origin) };
      } catch (error) {
        if (error instanceof TrackingError)
          return { error: inItsWords(error, schema as MessageSchema, data) };
        throw error;
      }
    });
    const inItsWords = (error: TrackingError, schema: MessageSchema, data: unknown): TrackingError => {
      const body = typeof data === 'object' && data !== null ? bodies.get(data) : undefined;
      if (!body || !/\d(\.|e)/i.test(body.toString())) return error;
      try {
        readMessage(schema, parseAsWritten(body), 'json');
        return error;
      } catch (sameError) {
        return sameError instanceof TrackingError ? sameError : error;
      }
    };
    app.setSerializerCompiler(() => writeMessage);
    done();
  },
  { name: 'speak-mlflow' },
);

interface Options {
  config: { bodyBytes?: number };
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Bytes that the body may have, where MLflow sets a limit of its own. */
    bodyBytes?: number;
  }
}
