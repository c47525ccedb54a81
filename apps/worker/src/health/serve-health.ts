import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Worker } from '@temporalio/worker';

/** Answers `GET /health` with the state of each worker by its task queue: 200 while every one runs, else 503. */
export async function serveHealth(
  { host, port }: { host: string; port: number },
  workers: readonly Worker[],
): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/health') {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ detail: 'There is nothing here but GET /health.' }));
      return;
    }
    const states = workers.map((worker) => [worker.options.taskQueue, worker.getState()] as const);
    const isHealthy = states.every(([, state]) => state === 'RUNNING');
    response.writeHead(isHealthy ? 200 : 503, { 'content-type': 'application/json' });
    const status = isHealthy ? 'healthy' : 'starting';
    response.end(JSON.stringify({ status, workers: Object.fromEntries(states) }));
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}
