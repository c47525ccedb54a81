import closeWithGrace from 'close-with-grace';
import type { Service } from './build-service.js';

const lookMs = 100;

/** Listens, and on SIGINT, SIGTERM or an uncaught error answers what is under way and closes within 5 s. */
export async function runService(app: Service, address: { host: string; port: number }): Promise<void> {
  const grace = closeWithGrace({ delay: 5000, logger: false }, async ({ err }) => {
    if (err) app.log.fatal({ err }, err.message);
    await app.close();
  });
  app.addHook('preClose', (done) => {
    closeConnectionsWhenIdle(app);
    done();
  });
  app.addHook('onClose', async () => grace.uninstall());
  // Fastify writes into the object it is given, and configurations are frozen.
  await app.listen({ ...address });
}

/** Node closes those that are idle at the moment; one whose answer is under way would then be kept for its next request. */
function closeConnectionsWhenIdle({ server }: Service): void {
  const looking = setInterval(() => server.closeIdleConnections(), lookMs).unref();
  server.once('close', () => clearInterval(looking));
}
