import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Worker } from '@temporalio/worker';
import type { WorkerMetrics } from '../metrics/create-worker-metrics.js';

/**
 * Answers `GET /health` with the state of each worker by its task queue, 200 while every one runs, else 503; and `GET /metrics` with
 * what Prometheus gathers.
 */
export async function serveHealth(
  { host, port }: { host: string; port: number },
  workers: readonly Pick<Worker, 'options' | 'getState'>[],
  metrics: WorkerMetrics,
): Promise<Server> {
  const server = createServer(async ({ method, url }, response) => {
    if (method === 'GET' && url === '/health') answerHealth(response, workers);
    else if (method === 'GET' && url === '/metrics') await answerMetrics(response, metrics);
    else answerJson(response, 404, { detail: 'There is nothing here but GET /health and GET /metrics.' });
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

function answerHealth(
  response: ServerResponse,
  workers: readonly Pick<Worker, 'options' | 'getState'>[],
): void {
  const states = workers.map((worker) => [worker.options.taskQueue, worker.getState()] as const);
  const isHealthy = states.every(([, state]) => state === 'RUNNING');
  const status = isHealthy ? 'healthy' : 'starting';
  answerJson(response, isHealthy ? 200 : 503, { status, workers: Object.fromEntries(states) });
}

async function answerMetrics(response: ServerResponse, { contentType, tell }: WorkerMetrics): Promise<void> {
  try {
    const text = await tell();
    response.writeHead(200, { 'content-type': contentType }).end(text);
  } catch (error) {
    answerJson(response, 500, { detail: String(error) });
  }
}

function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
