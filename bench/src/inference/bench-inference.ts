import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { leanProcess } from '@canopy/service-kit/process';
import { startServices } from '@canopy/stack';
import { startTrackingApp } from '@canopy/tracking-servers';
import { describeMachine } from '../report/describe-machine.js';
import type { Report } from '../report/report.js';
import { growModels, type Models } from './grow-models.js';
import { measureBatches } from './measure-batches.js';
import { measureRequests } from './measure-requests.js';
import { measureShedding } from './measure-shedding.js';
import { measureStart } from './measure-start.js';
import { measureSwaps } from './measure-swaps.js';
import { registerVersions } from './register-versions.js';
import { startInference } from './start-inference.js';

/**
 * One inference process, asked over 16 connections from another process, beside a bare Fastify route with the same schemas and a
 * constant answer, and, with `peers`, beside the reference's FastAPI and scikit-learn. Models come from a real tracking server.
 */
export async function benchInference({ peers = false }: { peers?: boolean | undefined }): Promise<Report> {
  const say = (line: string) => console.log(line);
  const folder = await mkdtemp(path.join(tmpdir(), 'canopy-bench-'));
  const models: Models = await growModels(folder);
  const services = await startServices({ environment: process.env, say });
  const environment = { ...process.env, ...services.environment, LOG_LEVEL: 'info' };
  try {
    const tracking = await startTrackingApp({
      environment: { ...leanProcess.environment, ...environment, LOG_LEVEL: 'warn' },
      logFile: path.join(folder, 'tracking.log'),
      nodeFlags: leanProcess.nodeFlags,
    });
    try {
      const registry = await registerVersions(tracking.url, models);
      const start = (name: string, log: 'full' | 'off' = 'off') =>
        startInference({
          environment: { ...environment, MLFLOW_TRACKING_URI: tracking.url, PREDICTION_LOG: log },
          logFile: path.join(folder, `${name}.log`),
        });
      const startFigure = await measureStart(start, registry, models);
      await registry.promote('small');
      const server = await start('inference');
      const loggingServer = await start('logging', 'full');
      try {
        const asked = { server, folder, models, say };
        const requests = await measureRequests({ ...asked, loggingServer, peers });
        await loggingServer.stop();
        const batches = await measureBatches(asked);
        const shedding = await measureShedding(asked);
        const swaps = await measureSwaps({ ...asked, registry });
        const figures = [...requests, ...batches, ...swaps, startFigure, ...shedding];
        return { title: 'Inference, one process and 16 connections', machine: describeMachine(), figures };
      } finally {
        await server.stop();
        await loggingServer.stop();
      }
    } finally {
      await tracking.stop();
    }
  } finally {
    await services.stop();
    await rm(folder, { recursive: true });
  }
}
