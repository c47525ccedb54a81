import path from 'node:path';
import { answersGrpc } from '../health/answers-grpc.js';
import { answersHttp, httpStatus } from '../health/http-status.js';
import { postgresRefusal } from '../health/postgres-refusal.js';
import { temporalService } from '../parts/temporal-part.js';
import type { Environment } from '../settings/settings.js';
import { amiss, type Check, well } from './check.js';
import { workerMetrics } from './worker-metrics.js';

/** That every part answers at its address, and every page that a person opens. */
export function partChecks(environment: Environment, dashboardUrl: string, logs: string): Check[] {
  const key = (name: string) => environment[name] ?? '';
  const look = (part: string) => `Look at the last lines of ${path.join(logs, `${part}.log`)}.`;
  const http = (title: string, url: string, part: string): Check => ({
    title,
    run: async () => ((await answersHttp(url)) ? well(url) : amiss(`${url} does not answer`, look(part))),
  });
  // The pages of a service that others run are checked where we are told of them.
  const page = (title: string, url: string | undefined, part: string): Check[] =>
    url === undefined ? [] : [http(title, url, part)];
  return [
    {
      title: 'Postgres lets us in',
      async run() {
        const refusal = await postgresRefusal(key('DATABASE_URL'));
        const { host } = new URL(key('DATABASE_URL'));
        return refusal === undefined ? well(host) : amiss(`${host}: ${refusal}`, look('postgres'));
      },
    },
    {
      title: 'Temporal serves',
      async run() {
        const address = key('TEMPORAL_ADDRESS');
        const isServing = await answersGrpc(address, temporalService);
        return isServing ? well(address) : amiss(`${address} does not serve`, look('temporal'));
      },
    },
    {
      title: 'The object store answers',
      async run() {
        const url = key('MLFLOW_S3_ENDPOINT_URL');
        const isThere = (await httpStatus(url)) !== undefined;
        return isThere ? well(url) : amiss(`${url} does not answer`, look('minio'));
      },
    },
    http('The data API is healthy', `${key('P2_API_BASE')}/health`, 'data-api'),
    http('Tracking is healthy', `${key('MLFLOW_TRACKING_URI')}/health`, 'tracking'),
    http('The worker is healthy', `http://127.0.0.1:${key('WORKER_PORT')}/health`, 'worker'),
    workerMetrics(`http://127.0.0.1:${key('WORKER_PORT')}/metrics`, look('worker')),
    http('Inference is healthy', `${key('INFERENCE_URL')}/health`, 'inference'),
    http('The dashboard opens', dashboardUrl, 'dashboard'),
    http('The API documentation opens', `${key('INFERENCE_URL')}/docs`, 'inference'),
    ...page('The Temporal Web UI opens', environment.TEMPORAL_UI_URL, 'temporal'),
    ...page('The MinIO console opens', environment.MINIO_CONSOLE_URL, 'minio'),
  ];
}
