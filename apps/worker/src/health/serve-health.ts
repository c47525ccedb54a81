import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

export interface Health {
  /** The state of each worker, by its task queue. */
  workers: Record<string, string>;
}

/** Answers `GET /health`: 200 while every worker runs, else 503. */
export async function serveHealth(
  { host, port }: { host: string; port: number },
  readHealth: () => Health,
): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/health') {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ detail: 'There is nothing here but GET /health.' }));
      return;
    }
    const health = readHealth();
    const isHealthy = Object.values(health.workers).every((state) => state === 'RUNNING');
    response.writeHead(isHealthy ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: isHealthy ? 'healthy' : 'starting', ...health }));
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}
