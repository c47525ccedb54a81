import {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { type ErrorBody, reportErrors } from '../errors/report-errors.js';

const prefix = '/docs';

// The bar at the top advertises the framework, and asks for an address that nobody has to type.
const css = [{ filename: 'canopy.css', content: '.swagger-ui .topbar { display: none }' }];

/**
 * The documentation of the app to read and to try in a browser, at `/docs`, and as a file at `/docs/json` and `/docs/yaml`. It is a small
 * app of its own, which is loaded when somebody opens it first: most processes end before anybody does.
 */
export const showDocumentation = fastifyPlugin<{ title: string; errorBody: ErrorBody }>(
  async (app, { title, errorBody }) => {
    let pages: Promise<FastifyInstance> | undefined;

    async function buildPages(): Promise<FastifyInstance> {
      const { default: swaggerUi } = await import('@fastify/swagger-ui');
      const docs: FastifyInstance = fastify({
        loggerInstance: app.log,
        logController: new LogController({ disableRequestLogging: true }),
      });
      await docs.register(reportErrors, { body: errorBody });
      // The pages show what the app says of itself.
      const document = async (pagesApp: FastifyInstance) => void pagesApp.decorate('swagger', app.swagger);
      await docs.register(fastifyPlugin(document, { name: '@fastify/swagger' }));
      await docs.register(swaggerUi, { routePrefix: prefix, theme: { title, css } });
      await docs.ready();
      return docs;
    }

    async function show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
      pages ??= buildPages();
      const docs = await pages;
      reply.raw.setHeader('x-content-type-options', 'nosniff');
      reply.hijack();
      docs.routing(request.raw, reply.raw);
      return reply;
    }
    for (const url of [prefix, `${prefix}/*`]) app.get(url, { schema: { hide: true } }, show);
    app.addHook('onClose', async () => (await pages)?.close());
  },
  { name: 'show-documentation', dependencies: ['@fastify/swagger'] },
);
